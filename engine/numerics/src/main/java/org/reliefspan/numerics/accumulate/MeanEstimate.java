package org.reliefspan.numerics.accumulate;

import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StudentT;

/**
 * A mean with its cluster-robust standard error.
 *
 * @param mean the mean over observations
 * @param standardError empty with fewer than two clusters
 * @param observations number of observations
 * @param clusters number of distinct clusters
 */
public record MeanEstimate(
    double mean, OptionalDouble standardError, long observations, int clusters) {

  /** Limits with Student's t on clusters - 1 degrees of freedom; empty without standard error. */
  public Optional<Limits> limits(double level) {
    if (standardError.isEmpty()) {
      return Optional.empty();
    }
    double critical = StudentT.criticalValue(level, clusters - 1);
    return Optional.of(LimitScale.PLAIN.limits(mean, standardError.getAsDouble(), critical));
  }
}
