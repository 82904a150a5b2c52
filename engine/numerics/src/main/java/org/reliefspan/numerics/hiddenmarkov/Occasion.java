package org.reliefspan.numerics.hiddenmarkov;

/** What happened at a row, and what its time tells. */
public enum Occasion {
  /** A score at a time that does not depend on the state. */
  PLANNED,
  /** A score at a visit that came at the rate of the state. */
  UNSCHEDULED,
  /** A score at a scheduled slot that was attended, with the probability of the state. */
  ATTENDED,
  /** A scheduled slot that was missed: no score. */
  MISSED,
  /** No score: the start, the end of observation, a change of covariates. */
  SILENT,
  /** An end state entered exactly then. */
  ENTERED;

  boolean hasScore() {
    return this == PLANNED || this == UNSCHEDULED || this == ATTENDED;
  }
}
