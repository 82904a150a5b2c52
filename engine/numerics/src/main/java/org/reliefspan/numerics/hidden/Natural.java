package org.reliefspan.numerics.hidden;

/** Places of the quantities that one episode's likelihood depends on, each on a free scale. */
final class Natural {
  /** Logit of the chance to respond. */
  static final int RESPONSE = 0;

  /** Location of the duration; its other predictors follow. */
  static final int LOCATION = 1;

  /** Log rate of unscheduled visits when not in relief; in relief one place later. */
  static final int RATE = 4;

  /** Logit of keeping a slot when not in relief; in relief one place later. */
  static final int ATTENDANCE = 6;

  /** Logit of a mistaken score when not in relief; in relief one place later. */
  static final int MISTAKE = 8;

  /** Log rate at which relief begins. */
  static final int ONSET = 10;

  /** Log rate at which lost relief comes back. */
  static final int REGAIN = 11;

  /** Log rate at which regained relief is lost. */
  static final int RELAPSE = 12;

  /**
   * Log rate of events after relief, or while waiting for it; in relief one place later, in
   * never-responders two.
   */
  static final int EVENT = 13;

  /** Log ratios of the event rates in the second period and later to those in the first. */
  static final int PERIOD = 16;

  /** Periods of event rates at most. */
  static final int MOST_PERIODS = 4;

  static final int SIZE = PERIOD + MOST_PERIODS - 1;

  private Natural() {}
}
