package org.reliefspan.numerics.survival;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * Area under a survival curve from 0 to tau.
 *
 * @param tau end of the range
 * @param mean E min(T, tau)
 * @param standardError its standard error
 */
public record RestrictedMean(double tau, double mean, double standardError) {
  /** Normal limits cut to the range 0 to tau. */
  public Limits limits(double level) {
    return LimitScale.PLAIN.normalLimits(mean, standardError, level).clippedTo(0, tau);
  }
}
