package org.reliefspan.numerics.hazard;

/** The function of time against which a coefficient's drift is tested. */
public enum TimeTransform {
  /** One less the Kaplan-Meier curve just before the time, all strata together; the default. */
  KAPLAN_MEIER,
  /** The time itself. */
  IDENTITY,
  /** Mean rank of the time among all end times. */
  RANK,
  /** Its natural logarithm; times must be positive. */
  LOG
}
