package org.reliefspan.numerics.model;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StudentT;

/**
 * An estimate with its standard error and the degrees of freedom of its Student's t.
 *
 * @param estimate finite
 * @param standardError positive
 * @param degreesOfFreedom positive, infinite for a normal reference
 */
public record StudentEstimate(double estimate, double standardError, double degreesOfFreedom) {
  /** Refuses NaN. */
  public StudentEstimate {
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
    double critical = StudentT.criticalValue(level, degreesOfFreedom);
    return LimitScale.PLAIN.limits(estimate, standardError, critical);
  }
}
