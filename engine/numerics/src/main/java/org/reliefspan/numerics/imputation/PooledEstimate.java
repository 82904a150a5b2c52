package org.reliefspan.numerics.imputation;

import org.apache.commons.math3.distribution.TDistribution;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StandardNormal;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * One estimate from several completed data sets.
 *
 * @param estimate mean of the estimates
 * @param standardError root of within variance plus (1 + 1/m) between variance
 * @param degreesOfFreedom of Barnard and Rubin; may be infinite
 * @param withinVariance mean of the variances
 * @param betweenVariance variance of the estimates
 * @param missingInformation fraction of information missing about the estimate
 * @param imputations number of completed data sets
 */
public record PooledEstimate(
    double estimate,
    double standardError,
    double degreesOfFreedom,
    double withinVariance,
    double betweenVariance,
    double missingInformation,
    int imputations) {
  /** Refuses NaN. */
  public PooledEstimate {
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
