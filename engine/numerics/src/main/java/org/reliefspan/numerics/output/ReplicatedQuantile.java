package org.reliefspan.numerics.output;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.resample.PercentileInterval;

/**
 * Quantiles over replications, of two kinds: of what happens within a run (the wait that 90% of
 * patients do not exceed), and of the runs themselves (the mean wait that 90% of years do not
 * exceed).
 *
 * <p>Formula: within runs, the type 7 quantile of each and the mean over runs with limits by
 * Student's t. Of runs, the type 7 quantile, with limits that are the order statistics r and s with
 * P(r &lt;= Binomial(n, p) &lt; s) at least the level, tails split evenly; they hold for any law.
 * Domain: at least 2 runs; for limits of runs enough of them that both order statistics exist. Edge
 * cases: a quantile within short runs is biased; longer runs, not more, help. Source: Hyndman and
 * Fan 1996, doi 10.1080/00031305.1996.10473566; Conover 1999, Practical nonparametric statistics,
 * section 3.2. Agreement: R 4.2.2 {@code quantile}, {@code qbinom} ({@code
 * ReplicatedQuantileTest}).
 */
public final class ReplicatedQuantile {
  private ReplicatedQuantile() {}

  /**
   * Quantile within runs, averaged over runs.
   *
   * @param runs [replication][observation], in any order
   * @param probability between 0 and 1
   */
  public static Replications within(double[][] runs, double probability) {
    checkProbability(probability);
    double[] quantile = new double[runs.length];
    for (int r = 0; r < runs.length; r++) {
      quantile[r] = ofOne(runs[r], probability);
    }
    return Replications.of(quantile);
  }

  /** Quantile of one value per run. */
  public static double ofRuns(double[] values, double probability) {
    checkProbability(probability);
    return ofOne(values, probability);
  }

  /** Limits of the quantile of runs, for any law. */
  public static Limits limitsOfRuns(double[] values, double probability, double level) {
    checkProbability(probability);
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level (%s) must lie between 0 and 1".formatted(level));
    }
    BinomialDistribution below = new BinomialDistribution(null, values.length, probability);
    double tail = (1 - level) / 2;
    int lower = below.inverseCumulativeProbability(tail); // P(count <= lower - 1) < tail
    int upper = below.inverseCumulativeProbability(1 - tail) + 1;
    if (lower < 1 || upper > values.length) {
      throw new NotEstimableException(
          ("%d replications are too few for limits of this quantile. Maybe run more, or ask"
                  + " for one nearer to the median.")
              .formatted(values.length));
    }
    double[] sorted = sorted(values);
    return new Limits(sorted[lower - 1], sorted[upper - 1]);
  }

  private static double ofOne(double[] values, double probability) {
    if (values.length == 0) {
      throw new NotEstimableException("A run without observations has no quantile.");
    }
    return PercentileInterval.ofSorted(sorted(values), probability);
  }

  private static double[] sorted(double[] values) {
    Series.checkFinite(values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static void checkProbability(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "The probability (%s) must lie between 0 and 1.".formatted(probability));
    }
  }
}
