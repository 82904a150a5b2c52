package org.reliefspan.numerics.survival;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Area under a survival curve, or under a cumulative incidence, from 0 to tau.
 *
 * @param tau end of the range
 * @param mean E min(T, tau), or the mean time lost before tau
 * @param standardError its standard error
 */
public record RestrictedMean(double tau, double mean, double standardError) {
  /** Normal limits cut to the range 0 to tau. */
  public Limits limits(double level) {
    return LimitScale.PLAIN.normalLimits(mean, standardError, level).clippedTo(0, tau);
  }

  /**
   * Limits on another scale cut to the range 0 to tau; the log scale keeps its level better for
   * short times lost.
   */
  public Limits limits(double level, LimitScale scale) {
    return scale.normalLimits(mean, standardError, level).clippedTo(0, tau);
  }

  /** This mean minus another one from independent rows, with the same tau. */
  public RestrictedMeanContrast minus(RestrictedMean other) {
    requireSameRange(other);
    return new RestrictedMeanContrast(
        mean - other.mean, Math.hypot(standardError, other.standardError), LimitScale.PLAIN, 0);
  }

  /**
   * This mean over another one from independent rows, with the same tau. The limits are symmetric
   * for the logarithm.
   */
  public RestrictedMeanContrast over(RestrictedMean other) {
    requireSameRange(other);
    if (!(mean > 0 && other.mean > 0)) {
      throw new NotEstimableException(
          "The ratio of two restricted means needs both above 0. Maybe ask for the difference?");
    }
    double ratio = mean / other.mean;
    double error = Math.hypot(standardError / mean, other.standardError / other.mean);
    return new RestrictedMeanContrast(ratio, ratio * error, LimitScale.LOG, 1);
  }

  static void requireRange(double tau) {
    if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("tau (%s) must be positive and finite".formatted(tau));
    }
  }

  private void requireSameRange(RestrictedMean other) {
    if (other.tau != tau) {
      throw new IllegalArgumentException(
          "other (tau %s) must have the same tau (%s)".formatted(other.tau, tau));
    }
  }
}
