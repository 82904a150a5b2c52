package org.reliefspan.numerics.limits;

import org.apache.commons.math3.distribution.TDistribution;

/** Critical values of Student's t. */
public final class StudentT {
  private static final double ACCURACY = 1e-14;

  private StudentT() {}

  /**
   * The two-sided critical value of a level, as 2.228 for 0.95 with 10 degrees of freedom; with
   * infinite degrees that of the normal distribution.
   */
  public static double criticalValue(double level, double degreesOfFreedom) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level (%s) must lie between 0 and 1".formatted(level));
    }
    if (degreesOfFreedom == Double.POSITIVE_INFINITY) {
      return StandardNormal.criticalValue(level);
    }
    return new TDistribution(null, degreesOfFreedom, ACCURACY)
        .inverseCumulativeProbability(0.5 + level / 2);
  }
}
