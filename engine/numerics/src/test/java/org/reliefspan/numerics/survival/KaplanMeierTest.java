package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Golden values: R 4.2.2, survival 3.5-3; the calls stand at the values. */
class KaplanMeierTest {
  /** 6-MP arm of Freireich and others 1963, Blood 21:699; remission in weeks. */
  private static final int[] WEEKS = {
    6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35
  };

  private static final int[] RELAPSE = {
    1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0
  };

  @Test
  void survivalMatchesFractions() { // Therneau, survival vignette redistribute.Rnw
    KaplanMeier curve =
        days(new int[] {1, 2, 2, 3, 4, 4, 5, 5, 8, 9}, new int[] {1, 1, 0, 1, 0, 0, 1, 0, 1, 1});
    double[] expected = {9 / 10.0, 8 / 10.0, 24 / 35.0, 18 / 35.0, 9 / 35.0, 0};
    assertThat(curve.size()).isEqualTo(6);
    for (int row = 0; row < 6; row++) {
      assertThat(curve.survival(row)).isCloseTo(expected[row], within(1e-15));
    }
    assertThat(curve.limitsAt(9, 0.95)).isEmpty();
    assertThat(curve.limitsAt(0, 0.95)).contains(new Limits(1, 1));
  }

  @Test
  void sixMercaptopurineMatchesR() { // survfit(Surv(g, gs) ~ 1, conf.type = "log-log")
    KaplanMeier curve = days(WEEKS, RELAPSE);
    double[] survival = {
      0.8571428571,
      0.8067226891,
      0.7529411765,
      0.6901960784,
      0.6274509804,
      0.5378151261,
      0.4481792717
    };
    double[] error = {
      0.0763603548321213,
      0.0869352851800572,
      0.0963496529943205,
      0.1068147077750098,
      0.1140538652567525,
      0.1282337516930340,
      0.1345914567557604
    };
    for (int row = 0; row < 7; row++) {
      assertThat(curve.survival(row)).isCloseTo(survival[row], within(1e-10));
      assertThat(curve.standardError(row)).isCloseTo(error[row], within(1e-14));
    }
    QuantileEstimate median = curve.median(0.95);
    assertThat(median.estimate()).hasValue(23);
    assertThat(median.lower()).hasValue(13);
    assertThat(median.upper()).isEmpty();
    RestrictedMean mean = curve.restrictedMean(20).orElseThrow(); // summary(k, rmean = 20)
    assertThat(mean.mean()).isCloseTo(16.11652661064426, within(1e-12));
    assertThat(mean.standardError()).isCloseTo(1.25156019600505, within(1e-12));
    assertThat(curve.restrictedMean(36)).isEmpty();
  }

  @Test
  void weightsCountAsRepeatedRows() { // weights = rep(1:3, 7), robust = FALSE
    double[] weight = new double[21];
    Arrays.setAll(weight, i -> i % 3 + 1);
    KaplanMeier curve =
        KaplanMeier.of(Arrays.stream(WEEKS).asDoubleStream().toArray(), RELAPSE, weight);
    assertThat(curve.survival(6)).isCloseTo(0.501285714285714, within(1e-14));
    assertThat(curve.standardError(6)).isCloseTo(0.0964816609125911, within(1e-14));
  }

  @Test
  @Tag("reference")
  void lungMatchesR() {
    List<String[]> rows = ReferenceData.rows("estimators/lung.csv");
    DailyEventCounts counts = DailyEventCounts.withHorizon(1100, 1);
    for (String[] row : rows) {
      counts.add(Integer.parseInt(row[1]), Integer.parseInt(row[2]) - 1);
    }
    KaplanMeier curve = KaplanMeier.of(counts);
    assertThat(curve.median(0.95).estimate()).hasValue(310);
    assertThat(curve.median(0.95).lower()).hasValue(284);
    assertThat(curve.median(0.95).upper()).hasValue(361);
    QuantileEstimate log = curve.quantile(0.75, 0.95, LimitScale.LOG);
    assertThat(log.lower()).hasValue(460);
    assertThat(log.upper()).hasValue(654);
    assertThat(curve.quantile(0.25, 0.95, LimitScale.PLAIN).upper()).hasValue(197);
    Limits limits = curve.limitsAt(365, 0.95).orElseThrow();
    assertThat(limits.lower()).isCloseTo(0.3387142690883233, within(1e-12));
    assertThat(limits.upper()).isCloseTo(0.478380767646914, within(1e-12));
    RestrictedMean mean = curve.restrictedMean(730).orElseThrow();
    assertThat(mean.mean()).isCloseTo(357.0732516102976, within(1e-10));
    assertThat(mean.standardError()).isCloseTo(16.2193442355464, within(1e-10));
  }

  @Test
  void survivalNeverRisesAndMergingEqualsOnePass() {
    SplittableRandom random = new SplittableRandom(7);
    for (int seed = 0; seed < 50; seed++) {
      DailyEventCounts all = DailyEventCounts.withHorizon(60, 2);
      DailyEventCounts first = DailyEventCounts.withHorizon(60, 2);
      DailyEventCounts second = DailyEventCounts.withHorizon(60, 2);
      for (int i = 0; i < 100; i++) {
        int day = random.nextInt(80);
        int cause = random.nextInt(3);
        all.add(day, cause);
        (i % 3 == 0 ? first : second).add(day, cause);
      }
      second.merge(first);
      KaplanMeier curve = KaplanMeier.of(all);
      KaplanMeier merged = KaplanMeier.of(second);
      for (int row = 0; row < curve.size(); row++) {
        assertThat(merged.survival(row)).isEqualTo(curve.survival(row));
        assertThat(curve.survival(row)).isBetween(0.0, row == 0 ? 1 : curve.survival(row - 1));
      }
    }
  }

  @Test
  void lateEntryLeavesRiskSetsSmallerBeforeIt() { // survfit(Surv(c(0,0,3),c(2,5,6),c(1,1,1)) ~ 1)
    DailyEventCounts counts = DailyEventCounts.withHorizon(10, 1);
    counts.add(2, 1);
    counts.add(5, 1);
    counts.addEntering(3, 6, 1);
    KaplanMeier curve = KaplanMeier.of(counts);
    assertThat(curve.atRisk(0)).isEqualTo(2);
    assertThat(curve.survival(0)).isEqualTo(0.5);
    assertThat(curve.survival(1)).isEqualTo(0.25);
  }

  private static KaplanMeier days(int[] day, int[] cause) {
    DailyEventCounts counts = DailyEventCounts.withHorizon(40, 3);
    for (int i = 0; i < day.length; i++) {
      counts.add(day[i], cause[i]);
    }
    return KaplanMeier.of(counts);
  }
}
