package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.survival.KaplanMeierReferenceTest.near;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: reference.R; the jackknife against refits without each row. */
class PseudoValuesTest {
  private final SixtyRows rows = new SixtyRows();

  @Test
  void infinitesimalMatchesR() {
    PseudoValues values = PseudoValues.infinitesimal(rows.causes());
    double[] both = values.survival(2.5, 6);
    double[] byTime = new double[120]; // R: one column after the other
    Arrays.setAll(byTime, i -> both[i % 60 * 2 + i / 60]);
    near("pseudo.surv", byTime);
    near("pseudo.rmst", values.restrictedMean(7));
    near("pseudo.one", values.incidence(1, 6));
  }

  @Test
  void jackknifeEqualsRefitsWithoutEachRow() {
    SplittableRandom random = new SplittableRandom(8);
    for (int seed = 0; seed < 20; seed++) {
      SurvivalData drawn = RandomRows.of(random, 30);
      double[] time = new double[30];
      int[] status = new int[30];
      double[] entry = new double[30];
      Arrays.setAll(time, drawn::time);
      Arrays.setAll(status, drawn::status);
      Arrays.setAll(entry, drawn::entry);
      SurvivalData data = SurvivalData.of(time, status);
      equalsRefits(seed % 2 == 0 ? data : data.withEntry(entry), 5 + random.nextInt(10));
    }
  }

  private static void equalsRefits(SurvivalData data, double at) {
    PseudoValues values = PseudoValues.jackknife(data);
    double[] survival = values.survival(at, at + 1);
    double[] mean = values.restrictedMean(at);
    double[] incidence = values.incidence(2, at);
    double[] lost = values.timeLost(1, at);
    int n = data.size();
    KaplanMeier all = KaplanMeier.of(data);
    AalenJohansen causes = AalenJohansen.of(data);
    for (int i = 0; i < n; i++) {
      int out = i;
      SurvivalData others = data.rows(IntStream.range(0, n).filter(row -> row != out).toArray());
      KaplanMeier curve = KaplanMeier.of(others);
      AalenJohansen other = AalenJohansen.of(others);
      assertThat(survival[2 * i + 1])
          .isCloseTo(
              n * all.survivalAt(at + 1) - (n - 1) * curve.survivalAt(at + 1), within(1e-12));
      assertThat(mean[i])
          .isCloseTo(
              n * all.restrictedMean(at).orElseThrow().mean()
                  - (n - 1) * curve.restrictedMean(at).orElseThrow().mean(),
              within(1e-11));
      assertThat(incidence[i])
          .isCloseTo(
              n * causes.incidenceAt(2, at) - (n - 1) * other.incidenceAt(2, at), within(1e-12));
      if (other.causes() > 0) {
        assertThat(lost[i])
            .isCloseTo(
                n * causes.timeLost(1, at).orElseThrow().mean()
                    - (n - 1) * other.timeLost(1, at).orElseThrow().mean(),
                within(1e-11));
      }
    }
  }

  @Test
  @Tag("reference")
  void lungMeanIsTheCurve() {
    double[] time =
        ReferenceData.rows("estimators/lung.csv").stream()
            .mapToDouble(row -> Double.parseDouble(row[1]))
            .toArray();
    int[] dead =
        ReferenceData.rows("estimators/lung.csv").stream()
            .mapToInt(row -> Integer.parseInt(row[2]) - 1)
            .toArray();
    SurvivalData data = SurvivalData.of(time, dead);
    double exact = Arrays.stream(PseudoValues.jackknife(data).survival(365)).average().orElse(0);
    double derived =
        Arrays.stream(PseudoValues.infinitesimal(data).survival(365)).average().orElse(0);
    assertThat(exact).isCloseTo(.40924162, within(5e-9));
    assertThat(derived).isCloseTo(.4092416244600644, within(1e-13));
  }

  @Test
  void completeDataGiveTheDataBack() {
    double[] time = {1, 2, 3, 4};
    SurvivalData data = SurvivalData.of(time, new int[] {1, 1, 1, 1});
    assertThat(PseudoValues.jackknife(data).survival(2.5)).containsExactly(0, 0, 1, 1);
    assertThat(PseudoValues.jackknife(data).restrictedMean(10)[3]).isCloseTo(4, within(1e-14));
    assertThat(PseudoValues.jackknife(data).survival(0.5)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void weightsCountAsRepeatedRowsInTheInfinitesimalForm() {
    double[] weight = new double[60];
    Arrays.fill(weight, 2);
    int[] twice = new int[120];
    Arrays.setAll(twice, i -> i / 2);
    double[] repeated = PseudoValues.infinitesimal(rows.events().rows(twice)).survival(4);
    double[] weighted = PseudoValues.infinitesimal(rows.events().withWeights(weight)).survival(4);
    for (int i = 0; i < 60; i++) {
      assertThat(weighted[i]).isCloseTo(repeated[2 * i], within(1e-13));
    }
  }

  @Test
  void whatCannotBeAnsweredIsRefused() {
    SurvivalData data = SurvivalData.of(new double[] {1, 2}, new int[] {1, 0});
    assertThatThrownBy(() -> PseudoValues.jackknife(data).restrictedMean(3))
        .isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> PseudoValues.jackknife(data.withWeights(new double[] {1, 2})))
        .hasMessageContaining("infinitesimal");
  }
}
