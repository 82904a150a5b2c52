package org.reliefspan.numerics.longitudinal;

import org.apache.commons.math3.distribution.TDistribution;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StandardNormal;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * A linear combination of coefficients with its standard error and degrees of freedom.
 *
 * @param estimate the combination
 * @param standardError positive
 * @param degreesOfFreedom positive, infinite for a normal reference
 */
public record ContrastEstimate(double estimate, double standardError, double degreesOfFreedom) {
  /** Refuses NaN. */
  public ContrastEstimate {
    if (!(Double.isFinite(estimate) && standardError > 0 && degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "estimate (%s), standardError (%s) and degreesOfFreedom (%s) must be numbers"
              .formatted(estimate, standardError, degreesOfFreedom));
    }
  }

  /** Both-sided test against a value. */
  public SignificanceTest test(double against) {
    double statistic = (estimate - against) / standardError;
    return degreesOfFreedom == Double.POSITIVE_INFINITY
        ? SignificanceTest.normal(statistic)
        : SignificanceTest.student(statistic, degreesOfFreedom);
  }

  /** Limits with Student's critical value. */
  public Limits limits(double level) {
    double normal = StandardNormal.criticalValue(level);
    double critical =
        degreesOfFreedom == Double.POSITIVE_INFINITY
            ? normal
            : new TDistribution(degreesOfFreedom).inverseCumulativeProbability(0.5 + level / 2);
    return LimitScale.PLAIN.limits(estimate, standardError, critical);
  }
}
