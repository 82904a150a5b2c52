package org.reliefspan.numerics.interval;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * A function of fitted parameters with its delta-method standard error.
 *
 * @param value value at the estimate
 * @param standardError on the scale of the value
 * @param scale scale on which limits are symmetric
 */
public record DerivedEstimate(double value, double standardError, LimitScale scale) {
  /** Normal limits; both equal to the value where the standard error is 0. */
  public Limits limits(double level) {
    return scale.normalLimits(value, standardError, level);
  }
}
