package org.reliefspan.simulation.clinic;

/** What becomes of unmeasured sensitisation C. */
public enum Sensitisation {
  /** Never written among the visits: an unmeasured confounder. */
  HIDDEN,
  /** A column of the patients table: the oracle that an adjusted analysis is held against. */
  COLUMN
}
