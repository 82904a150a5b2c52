package org.reliefspan.numerics.hazard;

/** Who is at risk of censoring at a time at which others have an event. */
public enum CensoringConvention {
  /** Events come first: as {@code finegray} of R survival. */
  EVENTS_FIRST,
  /**
   * Those with an event count as at risk too: as {@code crr} of R cmprsk. As there, the weight of
   * who has a competing event at time 0 starts from G(0), after the drop at 0, not from 1: crr
   * looks G up just before each time by a factor, which leaves 0 where it is.
   */
  EVENTS_AT_RISK
}
