package org.reliefspan.numerics.model;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.reliefspan.numerics.limits.StandardNormal;

/**
 * A test statistic with its reference distribution.
 *
 * @param statistic the statistic, finite
 * @param degreesOfFreedom of chi-square or Student's t, positive; infinite for a normal statistic
 * @param p probability of a statistic at least as extreme, between 0 and 1
 */
public record SignificanceTest(double statistic, double degreesOfFreedom, double p) {
  /** Refuses NaN. */
  public SignificanceTest {
    if (!(Double.isFinite(statistic) && degreesOfFreedom > 0 && p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "statistic (%s), degreesOfFreedom (%s) and p (%s) must be numbers"
              .formatted(statistic, degreesOfFreedom, p));
    }
  }

  /** Upper tail of chi-square. */
  public static SignificanceTest chiSquare(double statistic, double degreesOfFreedom) {
    double value = Math.max(0, statistic);
    double p = value == 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2, value / 2);
    return new SignificanceTest(value, degreesOfFreedom, Math.min(1, Math.max(0, p)));
  }

  /** Both tails of the standard normal. */
  public static SignificanceTest normal(double statistic) {
    double p = Math.min(1, 2 * StandardNormal.survivor(Math.abs(statistic)));
    return new SignificanceTest(statistic, Double.POSITIVE_INFINITY, p);
  }

  /** Both tails of Student's t. */
  public static SignificanceTest student(double statistic, double degreesOfFreedom) {
    double x = degreesOfFreedom / (degreesOfFreedom + statistic * statistic);
    double p = Beta.regularizedBeta(x, degreesOfFreedom / 2, 0.5);
    return new SignificanceTest(statistic, degreesOfFreedom, Math.min(1, Math.max(0, p)));
  }
}
