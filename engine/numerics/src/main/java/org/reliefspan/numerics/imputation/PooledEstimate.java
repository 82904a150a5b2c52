package org.reliefspan.numerics.imputation;

import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.model.StudentEstimate;

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
    var unused = new StudentEstimate(estimate, standardError, degreesOfFreedom);
  }

  private StudentEstimate student() {
    return new StudentEstimate(estimate, standardError, degreesOfFreedom);
  }

  /** Both-sided test against a value. */
  public SignificanceTest test(double against) {
    return student().test(against);
  }

  /** Limits with Student's critical value. */
  public Limits limits(double level) {
    return student().limits(level);
  }
}
