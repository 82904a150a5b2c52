package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.interval.DerivedEstimate;

/** 400 episodes in each regime; by default 100 replicates, see {@link CoverageCount}. */
class HiddenReliefRecoveryTest {
  @ParameterizedTest
  @EnumSource(VisitRegime.class)
  void medianIsFoundHoweverVisitsDependOnRelief(VisitRegime regime) {
    int replicates = CoverageCount.replicates();
    CoverageCount count = new CoverageCount(9);
    double[] joint = new double[replicates];
    double[] interval = new double[replicates];
    double[] firstFailing = new double[replicates];
    HiddenReliefModel model =
        HiddenReliefModel.of(DurationDistribution.WEIBULL).with(HiddenReliefModel.Response.ALL);
    for (int replicate = 0; replicate < replicates; replicate++) {
      ReliefHistories data = regime.world(new SplittableRandom(11_000 + replicate)).draw(400);
      DerivedEstimate median =
          HiddenReliefEstimator.fit(model, data).quantities().responderQuantile(0.5).orElseThrow();
      joint[replicate] = median.value();
      interval[replicate] = NaiveDurations.intervalMedian(data);
      firstFailing[replicate] = NaiveDurations.firstFailingMedian(data);
      count.add(median.limits(0.95));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: mean median %.3f; visits taken as unrelated %.3f, day of the first failing score %.3f%n",
        regime,
        RegimeResults.mean(joint),
        RegimeResults.mean(interval),
        RegimeResults.mean(firstFailing));
    RegimeResults.add(regime, "first_failure", firstFailing, "");
    RegimeResults.add(regime, "interval_weibull", interval, "");
    RegimeResults.add(
        regime, "joint_weibull", joint, String.format(Locale.ROOT, "%.4f", count.share()));
    assertThat(RegimeResults.mean(joint)).isCloseTo(9, within(0.18));
    count.check(regime.name());
  }
}
