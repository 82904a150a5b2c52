package org.reliefspan.numerics.pooling;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/**
 * A group's estimate drawn towards the mean of the groups.
 *
 * @param value on the scale on which groups were pooled
 * @param standardError with the uncertainty of the mean and of the between-group variance; not
 *     above the group's own
 * @param ownWeight how much the group's own estimate counts, from 0 (the mean of the groups) to 1
 */
public record ShrunkenEstimate(double value, double standardError, double ownWeight) {

  /** Normal limits. */
  public Limits limits(double level) {
    return LimitScale.PLAIN.normalLimits(value, standardError, level);
  }
}
