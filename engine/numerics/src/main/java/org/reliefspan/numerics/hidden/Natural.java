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

  static final int SIZE = 13;

  private Natural() {}
}
