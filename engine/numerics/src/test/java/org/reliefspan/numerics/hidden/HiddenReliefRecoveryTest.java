package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
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

  /**
   * A tenth never respond; loss brings a repeat about at rate 0.5 a month, which ends the episode,
   * and so does one at rate 0.03 while relief lasts. Rates double after 6 months.
   */
  @Test
  void medianIsFoundWhereRepeatsFollowLoss() {
    int replicates = CoverageCount.replicates();
    double untilEvent = medianUntilLossOrEvent();
    CoverageCount latent = new CoverageCount(9);
    CoverageCount composite = new CoverageCount(untilEvent);
    double sum = 0;
    double sumUntilEvent = 0;
    HiddenReliefModel model = HiddenReliefModel.of(DurationDistribution.WEIBULL);
    for (int replicate = 0; replicate < replicates; replicate++) {
      ReliefHistories data = withRepeats(new SplittableRandom(23_000 + replicate)).draw(400);
      HiddenReliefEstimate fit = HiddenReliefEstimator.fit(model, data);
      DerivedEstimate median = fit.quantitiesWithoutEvents().responderQuantile(0.5).orElseThrow();
      DerivedEstimate either = fit.quantities().responderQuantile(0.5).orElseThrow();
      sum += median.value();
      sumUntilEvent += either.value();
      latent.add(median.limits(0.95));
      composite.add(either.limits(0.95));
    }
    System.out.printf(
        Locale.ROOT,
        "repeats: mean median %.3f, until loss or event %.3f of %.3f%n",
        sum / replicates,
        sumUntilEvent / replicates,
        untilEvent);
    assertThat(sum / replicates).isCloseTo(9, within(0.18));
    assertThat(sumUntilEvent / replicates).isCloseTo(untilEvent, within(0.02 * untilEvent));
    latent.check("repeats, without events");
    composite.check("repeats, until loss or event");
  }

  private static SimulatedRelief withRepeats(SplittableRandom random) {
    SimulatedRelief world = new SimulatedRelief(random);
    world.responders = 0.9;
    world.visitRate = new double[] {0.05, 0.02};
    world.slotGap = 2;
    world.attendance = new double[] {0.6, 0.4};
    world.eventRate = new double[] {0.5, 0.03, 0.1};
    world.eventBreaks = new double[] {6};
    world.eventRatio = new double[] {2};
    return world;
  }

  /** Where S(t) exp(-0.03 t) is one half, at twice the rate after 6 months. */
  private static double medianUntilLossOrEvent() {
    double low = 0;
    double high = 24;
    for (int step = 0; step < 60; step++) {
      double t = (low + high) / 2;
      double hazard = 0.03 * Math.min(t, 6) + 0.06 * Math.max(0, t - 6);
      double left = Math.exp(-Math.log(2) * Math.pow(t / 9, 1.5) - hazard);
      if (left > 0.5) {
        low = t;
      } else {
        high = t;
      }
    }
    return low;
  }
}
