package org.reliefspan.benchmarks;

import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.interval.RelievedContributions;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.numerics.resample.PatientBootstrapWeights;

/**
 * Relief of {@value #EPISODES} episodes as visits see it: 65% respond, durations Weibull(1.3, 210
 * days), visits every 30 to 90 days for up to two years.
 */
final class SyntheticDurations {
  static final int EPISODES = 1000;
  static final int RESAMPLES = 32;

  private final Philox philox = Philox.keyed(7, "benchmark.durations");
  private final byte[] kind = new byte[EPISODES];
  private final double[] left = new double[EPISODES];
  private final double[] right = new double[EPISODES];
  private final double[] ones = new double[EPISODES];
  private final int[] cluster = new int[EPISODES];

  SyntheticDurations() {
    Purpose response = Purpose.of("response");
    Purpose duration = Purpose.of("duration");
    Purpose visit = Purpose.of("visit");
    for (int row = 0; row < EPISODES; row++) {
      ones[row] = 1;
      cluster[row] = row;
      double lasts =
          philox.uniform(row, response, 0) < 0.65
              ? Quantiles.weibull(philox.uniform(row, duration, 0), 1.3, 210)
              : 0;
      observe(row, lasts, visit);
    }
  }

  private void observe(int row, double lasts, Purpose visit) {
    int day = 0;
    int seen = 0;
    for (int number = 0; day <= 730; number++) {
      day += 30 + (int) (60 * philox.uniform(row, visit, number));
      if (day > lasts) {
        kind[row] =
            seen == 0
                ? RelievedContributions.NOT_IN_RELIEF_AT_FIRST
                : RelievedContributions.SEEN_IN_RELIEF;
        left[row] = seen;
        right[row] = day;
        return;
      }
      seen = day;
    }
    left[row] = seen;
    right[row] = Double.POSITIVE_INFINITY;
  }

  /** The rows as intervals; those not in relief at their first visit may have lasted no time. */
  IntervalCensoredData intervals() {
    double[] start = new double[EPISODES];
    for (int row = 0; row < EPISODES; row++) {
      start[row] = kind[row] == RelievedContributions.NOT_IN_RELIEF_AT_FIRST ? -1 : left[row];
    }
    return IntervalCensoredData.aggregate(start, right, ones);
  }

  /** The rows as contributions to the mixture's likelihood. */
  RelievedContributions contributions() {
    return RelievedContributions.of(kind, left, right, ones, cluster);
  }

  /** Bootstrap weights, [resample][row]. */
  double[][] resampledWeights() {
    Purpose bootstrap = Purpose.of("bootstrap");
    PatientBootstrapWeights weights =
        PatientBootstrapWeights.from((row, resample) -> philox.uniform(row, bootstrap, resample));
    double[][] resampled = new double[RESAMPLES][EPISODES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      for (int row = 0; row < EPISODES; row++) {
        resampled[resample][row] = weights.weight(row, resample);
      }
    }
    return resampled;
  }
}
