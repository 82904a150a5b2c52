package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: reference.R beside reference.csv. */
class KaplanMeierReferenceTest {
  private final SixtyRows rows = new SixtyRows();

  @Test
  void greenwoodCurvesMatchR() {
    matches("plain", KaplanMeier.of(rows.events()));
    matches("weighted", KaplanMeier.of(rows.events().withWeights(rows.weight)));
    matches("truncated", KaplanMeier.of(rows.events().withEntry(rows.entry)));
  }

  @Test
  void robustCurvesMatchR() {
    matches("robust", KaplanMeier.robust(rows.events()));
    matches("clustered", KaplanMeier.robust(rows.events().withClusters(rows.cluster)));
    matches(
        "weightedRobust",
        KaplanMeier.robust(
            rows.events()
                .withEntry(rows.entry)
                .withWeights(rows.weight)
                .withClusters(rows.cluster)));
  }

  private static void matches(String name, KaplanMeier curve) {
    near(name + ".surv", SixtyRows.at(curve::survivalAt));
    near(name + ".se", SixtyRows.at(curve::standardErrorAt));
    NelsonAalen hazard = curve.cumulativeHazard();
    near(name + ".chaz", SixtyRows.at(hazard::hazardAt));
    near(name + ".sechaz", SixtyRows.at(hazard::standardErrorAt));
    RestrictedMean mean = curve.restrictedMean(7).orElseThrow();
    double[] expected = SixtyRows.reference(name + ".rmean");
    assertThat(mean.mean()).isCloseTo(expected[0], within(1e-12));
    if (!name.startsWith("clustered") && !name.equals("weightedRobust")) {
      // R leaves clusters and robust weights out of the standard error of this mean
      assertThat(mean.standardError()).isCloseTo(expected[1], within(1e-12));
    }
  }

  static void near(String name, double[] actual) {
    double[] expected = SixtyRows.reference(name);
    for (int i = 0; i < expected.length; i++) {
      if (!Double.isNaN(expected[i])) {
        assertThat(actual[i])
            .as("%s[%d]", name, i)
            .isCloseTo(expected[i], within(1e-12 * Math.max(1, Math.abs(expected[i]))));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN,plain", "LOG,log", "LOG_MINUS_LOG,log-log", "LOGIT,logit", "ARCSINE,arcsin"})
  void limitsAndQuantilesMatchR(LimitScale scale, String type) {
    KaplanMeier curve = KaplanMeier.of(rows.events().withEntry(rows.entry));
    near("lower." + type, SixtyRows.at(t -> lower(curve.limitsAt(t, 0.95, scale))));
    near("upper." + type, SixtyRows.at(t -> upper(curve.limitsAt(t, 0.95, scale))));
    double[] expected = SixtyRows.reference("quantile." + type);
    KaplanMeier complete = KaplanMeier.of(rows.events());
    for (int i = 0; i < 3; i++) {
      QuantileEstimate quantile = complete.quantile((i + 1) / 4.0, 0.95, scale);
      assertThat(orNaN(quantile.estimate())).isEqualTo(Double.valueOf(expected[i]));
      assertThat(orNaN(quantile.lower())).isEqualTo(Double.valueOf(expected[3 + i]));
      assertThat(orNaN(quantile.upper())).isEqualTo(Double.valueOf(expected[6 + i]));
    }
  }

  private static double lower(Optional<Limits> limits) {
    return limits.map(Limits::lower).orElse(Double.NaN);
  }

  private static double upper(Optional<Limits> limits) {
    return limits.map(Limits::upper).orElse(Double.NaN);
  }

  private static double orNaN(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  @Test
  void allCensoredLeavesTheCurveAtOne() {
    KaplanMeier curve = KaplanMeier.of(SurvivalData.of(new double[] {3, 5}, new int[2]));
    assertThat(curve.size()).isZero();
    assertThat(curve.survivalAt(4)).isEqualTo(1);
    assertThat(curve.median(0.95).estimate()).isEmpty();
    assertThat(curve.restrictedMean(5)).contains(new RestrictedMean(5, 5, 0));
    assertThat(curve.restrictedMean(5.1)).isEmpty();
    assertThat(curve.cumulativeHazard().hazardAt(5)).isZero();
    assertThat(curve.limitsAt(4, 0.95)).contains(new Limits(1, 1));
  }

  @Test
  void endsAtTimeZeroCount() { // summary(survfit(Surv(c(0,0,2),c(1,0,1))~1), times=0): n.risk 3
    KaplanMeier curve =
        KaplanMeier.of(SurvivalData.of(new double[] {0, 0, 2}, new int[] {1, 0, 1}));
    assertThat(curve.atRisk(0)).isEqualTo(3);
    assertThat(curve.survivalAt(0)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(curve.restrictedMean(2).orElseThrow().mean()).isCloseTo(4 / 3.0, within(1e-15));
  }

  @Test
  void badRowsAreRefused() {
    double[] time = {1, 2};
    int[] status = {1, 0};
    SurvivalData data = SurvivalData.of(time, status);
    assertThatThrownBy(() -> data.withEntry(new double[] {0, 2})).hasMessageContaining("before");
    assertThatThrownBy(() -> data.withWeights(new double[] {1, -1})).hasMessageContaining("weight");
    assertThatThrownBy(() -> data.withWeights(new double[] {1})).hasMessageContaining("2 rows");
    assertThatThrownBy(() -> SurvivalData.of(new double[] {Double.NaN, 1}, status))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> SurvivalData.of(time, new int[] {-1, 0}))
        .hasMessageContaining("negative");
    assertThatThrownBy(() -> SurvivalData.of(new double[0], new int[0]))
        .hasMessageContaining("at least one");
  }

  @Test
  void restrictedMeansAreCompared() { // lung by sex to 365 days, from the means of R's survfit
    RestrictedMean female = new RestrictedMean(365, 297.4654095320368, 10.79132397880009);
    RestrictedMean male = new RestrictedMean(365, 241.49508519205702, 10.358226491096945);
    RestrictedMeanContrast difference = female.minus(male);
    assertThat(difference.value()).isCloseTo(55.97032433997978, within(1e-11));
    assertThat(difference.standardError()).isCloseTo(14.95821, within(1e-4));
    assertThat(difference.test().orElseThrow().p()).isCloseTo(0.0001828, within(1e-6));
    RestrictedMeanContrast ratio = female.over(male);
    assertThat(ratio.value()).isCloseTo(1.2317659, within(1e-7));
    assertThat(ratio.limits(0.95).lower()).isLessThan(ratio.value());
    assertThat(ratio.test().orElseThrow().p()).isLessThan(0.001);
    assertThatThrownBy(() -> female.minus(new RestrictedMean(90, 80, 1)))
        .hasMessageContaining("same tau");
    assertThatThrownBy(() -> female.over(new RestrictedMean(365, 0, 0)))
        .isInstanceOf(NotEstimableException.class);
    assertThat(new RestrictedMean(3, 2, 0).minus(new RestrictedMean(3, 2, 0)).test()).isEmpty();
  }
}
