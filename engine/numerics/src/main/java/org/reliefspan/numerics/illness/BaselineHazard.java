package org.reliefspan.numerics.illness;

/** How every intensity changes over its clock. */
public enum BaselineHazard {
  /** Not at all. */
  EXPONENTIAL,
  /** As a power of time, one for each transition. */
  WEIBULL
}
