package org.reliefspan.numerics.linear;

import org.apache.commons.math3.special.Beta;

/**
 * An F statistic.
 *
 * @param statistic not negative
 * @param numeratorDegrees of freedom, positive
 * @param denominatorDegrees of freedom, positive
 * @param p probability of a larger statistic
 */
public record FTest(
    double statistic, double numeratorDegrees, double denominatorDegrees, double p) {
  /** Refuses NaN. */
  public FTest {
    if (!(statistic >= 0 && numeratorDegrees > 0 && denominatorDegrees > 0 && p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "statistic (%s), degrees of freedom (%s, %s) and p (%s) must be numbers"
              .formatted(statistic, numeratorDegrees, denominatorDegrees, p));
    }
  }

  /** With its p value. */
  public static FTest of(double statistic, double numeratorDegrees, double denominatorDegrees) {
    double x = denominatorDegrees / (denominatorDegrees + numeratorDegrees * statistic);
    double p = Beta.regularizedBeta(x, denominatorDegrees / 2, numeratorDegrees / 2);
    return new FTest(statistic, numeratorDegrees, denominatorDegrees, Math.min(1, Math.max(0, p)));
  }
}
