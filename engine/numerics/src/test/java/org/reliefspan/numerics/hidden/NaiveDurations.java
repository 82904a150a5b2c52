package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationSample;

/** Medians by the rule {@code first_failure}, with visits taken as unrelated to relief. */
final class NaiveDurations {
  private NaiveDurations() {}

  /** Kaplan-Meier with the day of the first failing score as the day of loss. */
  static double firstFailingMedian(ReliefHistories data) {
    return ReliefBounds.of(data).best().median(0.95).estimate().orElseThrow();
  }

  /** Weibull, loss between the last score in relief before the first that fails and that one. */
  static double intervalMedian(ReliefHistories data) {
    int rows = data.episodes();
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    for (int episode = 0; episode < rows; episode++) {
      right[episode] = Double.POSITIVE_INFINITY;
      for (int i = data.firstSighting(episode); i < data.firstSighting(episode + 1); i++) {
        if (data.score(i) == Score.RELIEF) {
          left[episode] = data.time(i);
        } else if (data.score(i) == Score.FAILING) {
          right[episode] = data.time(i);
          break;
        }
      }
    }
    return AcceleratedFailureTime.of(DurationDistribution.WEIBULL)
        .fit(DurationSample.of(left, right, ones, 1))
        .at(new double[] {1})
        .quantile(0.5)
        .orElseThrow()
        .value();
  }
}
