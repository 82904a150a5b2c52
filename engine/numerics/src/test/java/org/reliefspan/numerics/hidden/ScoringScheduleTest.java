package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Mistakes;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;

/**
 * How long the same relief seems to last under schedules of 14, 30, 60 and 90 days. Few data sets
 * by default; {@code -Dreliefspan.recovery=N} takes N.
 */
class ScoringScheduleTest {
  private static final int DATA_SETS = Math.min(400, Integer.getInteger("reliefspan.recovery", 3));
  private static final int EPISODES = 600;
  private static final int[] GAPS = {14, 30, 60, 90};
  private static final double[] FIRST_FAILURE = {183, 253, 317, 372};
  private static final HiddenReliefModel MODEL =
      HiddenReliefModel.of(DurationDistribution.WEIBULL)
          .with(Response.ALL)
          .with(Mistakes.toEstimate());

  @Test
  void medianIsTheSameHoweverOftenReliefIsScored() {
    List<Double> joint = new ArrayList<>();
    for (int schedule = 0; schedule < GAPS.length; schedule++) {
      double rule = 0;
      double model = 0;
      double squared = 0;
      for (int seed = 1; seed <= DATA_SETS; seed++) {
        ReliefHistories data = new ScoringSchedule(GAPS[schedule]).draw(EPISODES, seed);
        rule += NaiveDurations.firstFailingMedian(data) / DATA_SETS;
        double median =
            HiddenReliefEstimator.fitQuickly(MODEL, data)
                .quantities()
                .responderQuantile(0.5)
                .orElseThrow()
                .value();
        model += median / DATA_SETS;
        squared += median * median / DATA_SETS;
      }
      joint.add(model);
      System.out.printf(
          Locale.ROOT,
          "scores every %d days, %d data sets: first failing %.1f, joint %.1f (spread %.1f)%n",
          GAPS[schedule],
          DATA_SETS,
          rule,
          model,
          Math.sqrt(Math.max(0, squared - model * model)));
      assertThat(rule).isCloseTo(FIRST_FAILURE[schedule], within(0.05 * FIRST_FAILURE[schedule]));
      assertThat(model)
          .isCloseTo(
              ScoringSchedule.TRUE_MEDIAN_DAYS, within(0.05 * ScoringSchedule.TRUE_MEDIAN_DAYS));
    }
    assertThat(Collections.max(joint)).isLessThan(1.05 * Collections.min(joint));
  }
}
