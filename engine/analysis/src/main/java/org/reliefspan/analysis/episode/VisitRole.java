package org.reliefspan.analysis.episode;

/** What the time of a visit may say about the patient. */
public enum VisitRole {
  /** Asked for by the patient. */
  UNSCHEDULED,
  /** A scheduled slot that was kept. */
  ATTENDED_SLOT,
  /** A scheduled slot that was missed. */
  MISSED_SLOT,
  /** For an authorisation, or nobody knows why: its time says nothing. */
  CONTACT;

  private static final VisitRole[] ALL = values();

  static VisitRole ofCode(int code) {
    return ALL[code];
  }
}
