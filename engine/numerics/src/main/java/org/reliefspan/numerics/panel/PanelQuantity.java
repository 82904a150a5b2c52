package org.reliefspan.numerics.panel;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * A function of the fitted intensities with its delta-method standard error.
 *
 * @param value value at the estimate
 * @param standardError on the scale of the value
 * @param scale scale on which limits of value / unit are symmetric
 * @param unit 1, or what bounds the value, as the horizon for a length of stay
 */
public record PanelQuantity(double value, double standardError, LimitScale scale, double unit) {
  /** Normal limits; both equal to the value where it lies at an end of its range. */
  public Limits limits(double level) {
    double share = value / unit;
    boolean inside = scale == LimitScale.PLAIN || (share > 0 && isBelowUpperEnd(share));
    if (!inside || !(standardError > 0)) {
      return new Limits(value, value);
    }
    Limits limits = scale.normalLimits(share, standardError / unit, level);
    return new Limits(limits.lower() * unit, limits.upper() * unit);
  }

  private boolean isBelowUpperEnd(double share) {
    return scale == LimitScale.LOG || share < 1;
  }
}
