package org.reliefspan.domain.clinical;

/** Whether a visit took place. */
public enum Attendance {
  ATTENDED,
  /** A scheduled slot that the patient missed; it carries information. */
  MISSED
}
