package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.survival.KaplanMeierReferenceTest.near;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Golden values: reference.R beside reference.csv. */
class AalenJohansenReferenceTest {
  private final SixtyRows rows = new SixtyRows();

  @Test
  void jackknifeMatchesR() {
    SurvivalData weighted = rows.causes().withWeights(rows.weight);
    matches("aj", AalenJohansen.robust(rows.causes()));
    matches("ajTruncated", AalenJohansen.robust(weighted.withEntry(rows.entry)));
    double[] lost = SixtyRows.reference("ajTruncated.selost");
    AalenJohansen curve = AalenJohansen.robust(weighted.withEntry(rows.entry));
    for (int cause = 1; cause <= 2; cause++) { // R: central differences
      assertThat(curve.timeLost(cause, 7).orElseThrow().standardError())
          .isCloseTo(lost[cause - 1], within(1e-7));
    }
  }

  @Test
  void clustersMatchCentralDifferences() {
    SurvivalData data = rows.causes().withWeights(rows.weight).withClusters(rows.cluster);
    AalenJohansen curve = AalenJohansen.robust(data);
    double[] expected = SixtyRows.reference("ajClustered.seone");
    for (int i = 0; i < expected.length; i++) {
      assertThat(curve.standardErrorAt(1, SixtyRows.TIMES[i])).isCloseTo(expected[i], within(1e-8));
    }
  }

  /** R adds the influence of the rows of a cluster; its {@code cluster} argument is left out. */
  @Test
  void clustersMatchTheInfluenceOfTheirRows() {
    AalenJohansen curve = AalenJohansen.robust(rows.causes().withClusters(rows.cluster));
    near("ajInfluence.seone", SixtyRows.at(t -> curve.standardErrorAt(1, t)));
    near("ajInfluence.setwo", SixtyRows.at(t -> curve.standardErrorAt(2, t)));
  }

  private static void matches(String name, AalenJohansen curve) {
    near(name + ".one", SixtyRows.at(t -> curve.incidenceAt(1, t)));
    near(name + ".two", SixtyRows.at(t -> curve.incidenceAt(2, t)));
    near(name + ".seone", SixtyRows.at(t -> curve.standardErrorAt(1, t)));
    near(name + ".setwo", SixtyRows.at(t -> curve.standardErrorAt(2, t)));
    double one = curve.timeLost(1, 7).orElseThrow().mean();
    near(name + ".lost", new double[] {one, curve.timeLost(2, 7).orElseThrow().mean()});
  }

  @Test
  void deltaMethodEqualsTheJackknifeWithoutLateEntry() {
    AalenJohansen delta = AalenJohansen.of(rows.causes());
    AalenJohansen jackknife = AalenJohansen.robust(rows.causes());
    for (int row = 0; row < delta.size(); row++) {
      assertThat(delta.standardError(1, row))
          .isCloseTo(jackknife.standardError(1, row), within(1e-12));
    }
    assertThat(delta.timeLost(2, 7).orElseThrow().standardError())
        .isCloseTo(jackknife.timeLost(2, 7).orElseThrow().standardError(), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"PLAIN,plain", "LOG,log", "LOG_MINUS_LOG,log-log", "LOGIT,logit"})
  void limitsMatchR(LimitScale scale, String type) {
    AalenJohansen curve = AalenJohansen.robust(rows.causes());
    near("ajlower." + type, SixtyRows.at(t -> limits(curve, t, scale).lower()));
    near("ajupper." + type, SixtyRows.at(t -> limits(curve, t, scale).upper()));
  }

  private static Limits limits(AalenJohansen curve, double time, LimitScale scale) {
    return curve.limitsAt(1, time, 0.95, scale).orElse(new Limits(0, 0));
  }

  @Test
  void incidencesAndSurvivalSumToOneAndStayBelowOneMinusKaplanMeier() {
    SplittableRandom random = new SplittableRandom(3);
    for (int seed = 0; seed < 40; seed++) {
      SurvivalData data = RandomRows.of(random, 80);
      AalenJohansen curve = AalenJohansen.of(data);
      KaplanMeier any = KaplanMeier.of(data);
      KaplanMeier single = KaplanMeier.of(data.withStatus(RandomRows.onlyCause(data, 1)));
      for (int row = 0; row < curve.size(); row++) {
        double sum = curve.incidence(1, row) + curve.incidence(2, row) + curve.survival(row);
        assertThat(sum).isCloseTo(1, within(1e-13));
        assertThat(any.survival(row)).isEqualTo(curve.survival(row));
        assertThat(1 - single.survivalAt(curve.time(row)))
            .isGreaterThan(curve.incidence(1, row) - 1e-13);
      }
      double tau = curve.time(curve.size() / 2);
      assertThat(
              any.restrictedMean(tau).orElseThrow().mean()
                  + curve.timeLost(1, tau).orElseThrow().mean()
                  + curve.timeLost(2, tau).orElseThrow().mean())
          .isCloseTo(tau, within(1e-12 * tau));
    }
  }
}
