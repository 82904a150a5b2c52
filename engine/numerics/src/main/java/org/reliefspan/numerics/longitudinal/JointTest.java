package org.reliefspan.numerics.longitudinal;

import org.apache.commons.math3.special.Beta;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * F test of several contrasts at once.
 *
 * @param statistic F, not negative
 * @param numerator degrees of freedom above, positive
 * @param denominator degrees of freedom below, positive, may be infinite
 * @param p probability of an F at least as large
 */
public record JointTest(double statistic, double numerator, double denominator, double p) {
  /** Refuses NaN. */
  public JointTest {
    if (!(statistic >= 0 && numerator > 0 && denominator > 0 && p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "statistic (%s), numerator (%s), denominator (%s) and p (%s) must be numbers"
              .formatted(statistic, numerator, denominator, p));
    }
  }

  /** The test of a statistic with finite or infinite denominator. */
  static JointTest of(double statistic, double numerator, double denominator) {
    double f = Math.max(0, statistic);
    if (denominator == Double.POSITIVE_INFINITY) {
      double p = SignificanceTest.chiSquare(f * numerator, numerator).p();
      return new JointTest(f, numerator, denominator, p);
    }
    double x = denominator / (denominator + numerator * f);
    double p = Beta.regularizedBeta(x, denominator / 2, numerator / 2);
    return new JointTest(f, numerator, denominator, Math.min(1, Math.max(0, p)));
  }
}
