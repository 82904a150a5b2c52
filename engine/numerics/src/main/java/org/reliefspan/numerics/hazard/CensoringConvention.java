package org.reliefspan.numerics.hazard;

/** Who is at risk of censoring at a time at which others have an event. */
public enum CensoringConvention {
  /** Events come first: as {@code finegray} of R survival. */
  EVENTS_FIRST,
  /** Those with an event count as at risk too: as {@code crr} of R cmprsk. */
  EVENTS_AT_RISK
}
