package org.reliefspan.numerics.output;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StudentT;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * One number from each of several independent replications: its mean with limits, and how many
 * replications would be enough.
 *
 * <p>Formula: limits are mean +- t(n - 1) sd / sqrt(n). A relative half width g is meant of the
 * unknown mean; a half width of at most g / (1 + g) x |observed mean| holds it. Domain: at least 2
 * finite values. Edge cases: equal values have a half width of 0; a mean of 0 is never relatively
 * precise unless all values are 0. Source: Law 2015, Simulation modeling and analysis, sections 4.5
 * and 9.4. Agreement: R 4.2.2 {@code t.test}, 1e-12 ({@code ReplicationsTest}).
 *
 * @param count number of replications
 * @param mean over replications
 * @param standardDeviation of one replication, divisor n - 1
 */
public record Replications(int count, double mean, double standardDeviation) {
  private static final int MOST = 100_000_000;

  /** Of one value per replication. */
  public static Replications of(double[] values) {
    if (values.length < 2) {
      throw new NotEstimableException(
          "One replication says nothing of its error. Maybe run at least 5.");
    }
    Series.checkFinite(values);
    double mean = Series.mean(values);
    double squares = Series.squares(values, mean);
    return new Replications(values.length, mean, Math.sqrt(squares / (values.length - 1.0)));
  }

  /**
   * Of the mean of each run after its warm-up (replication and deletion).
   *
   * @param runs [replication][time]
   * @param warmUp observations that are left out of each
   */
  public static Replications afterWarmUp(double[][] runs, int warmUp) {
    double[] means = new double[runs.length];
    for (int r = 0; r < runs.length; r++) {
      if (warmUp < 0 || warmUp >= runs[r].length) {
        throw new IllegalArgumentException(
            "The warm-up (%d) must leave something of run %d (%d observations)."
                .formatted(warmUp, r + 1, runs[r].length));
      }
      means[r] = Series.mean(Series.after(runs[r], warmUp));
    }
    return of(means);
  }

  /**
   * Of second minus first, replication by replication.
   *
   * <p>With common random numbers the two go up and down together and the difference has less error
   * than {@link #varianceRatio} of 1 would say.
   */
  public static Replications ofDifferences(double[] first, double[] second) {
    checkPairs(first, second);
    double[] difference = new double[first.length];
    for (int r = 0; r < first.length; r++) {
      difference[r] = second[r] - first[r];
    }
    return of(difference);
  }

  /**
   * Variance of paired differences over that of independent ones: below 1 if common random numbers
   * help, 0.1 if a tenth of the replications is enough.
   */
  public static double varianceRatio(double[] first, double[] second) {
    double paired = ofDifferences(first, second).variance();
    double apart = of(first).variance() + of(second).variance();
    if (apart == 0) {
      throw new NotEstimableException("Neither of the two varies, so nothing can be saved.");
    }
    return paired / apart;
  }

  /** Standard error of the mean. */
  public double standardError() {
    return standardDeviation / Math.sqrt(count);
  }

  /** Limits of the mean by Student's t. */
  public Limits limits(double level) {
    return LimitScale.PLAIN.limits(
        mean, standardError(), StudentT.criticalValue(level, count - 1.0));
  }

  /** Half of the distance of the limits. */
  public double halfWidth(double level) {
    return StudentT.criticalValue(level, count - 1.0) * standardError();
  }

  /**
   * Number of replications at which limits would be narrow enough, if mean and standard deviation
   * stay as they are.
   *
   * @param relativeHalfWidth half width over the mean, such as 0.05
   * @param level of the limits, such as 0.95
   */
  public int needed(double relativeHalfWidth, double level) {
    double allowed = HalfWidthRule.adjusted(relativeHalfWidth) * Math.abs(mean);
    if (standardDeviation == 0) {
      return 2;
    }
    if (allowed == 0) {
      throw new NotEstimableException(
          "The mean is 0, and no number of replications is precise beside it. Maybe ask for an"
              + " absolute half width.");
    }
    int below = 1; // not enough
    int enough = 2;
    while (enough < MOST && width(enough, level) > allowed) {
      below = enough;
      enough *= 2;
    }
    if (enough >= MOST) {
      throw new NotEstimableException(
          "It would take more than %d replications. Maybe ask for less precision.".formatted(MOST));
    }
    while (enough - below > 1) {
      int middle = (below + enough) >>> 1;
      if (width(middle, level) > allowed) {
        below = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  private double variance() {
    return standardDeviation * standardDeviation;
  }

  private double width(int replications, double level) {
    return StudentT.criticalValue(level, replications - 1.0)
        * standardDeviation
        / Math.sqrt(replications);
  }

  private static void checkPairs(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "%d and %d replications do not make pairs.".formatted(first.length, second.length));
    }
  }
}
