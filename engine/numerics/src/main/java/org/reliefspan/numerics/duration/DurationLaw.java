package org.reliefspan.numerics.duration;

import java.util.Arrays;

/**
 * A family of durations as functions of its predictors, for likelihoods that integrate over the
 * time at which something ended. Keeps scratch space: not thread-safe.
 *
 * <p>Predictors stand in the order location, log scale, shape, as far as the family has them;
 * Gompertz has the log rate and the shape.
 */
public final class DurationLaw {
  private final DurationKernel kernel;
  private final double[] unused;

  private DurationLaw(DurationKernel kernel) {
    this.kernel = kernel;
    this.unused = new double[kernel.predictors() * kernel.predictors()];
  }

  /** The law of a family. */
  public static DurationLaw of(DurationDistribution distribution) {
    return new DurationLaw(distribution.kernel());
  }

  /** Number of predictors, the location included. */
  public int predictors() {
    return kernel.predictors();
  }

  /**
   * Log density of the duration.
   *
   * @param logTime log of a positive time
   * @param at predictors
   * @param gradient receives the derivatives by the predictors (overwritten)
   */
  public double logDensity(double logTime, double[] at, double[] gradient) {
    return kernel.exact(logTime, at, gradient, unused);
  }

  /**
   * Log of P(T > t).
   *
   * @param logTime negative infinity for 0
   * @param at predictors
   * @param gradient receives the derivatives by the predictors (overwritten)
   */
  public double logSurvivor(double logTime, double[] at, double[] gradient) {
    if (logTime == Double.NEGATIVE_INFINITY) {
      Arrays.fill(gradient, 0, kernel.predictors(), 0);
      return 0;
    }
    return kernel.interval(logTime, Double.POSITIVE_INFINITY, at, gradient, unused);
  }
}
