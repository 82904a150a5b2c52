package org.reliefspan.analysis.episode;

/** What the time of a visit may say about the patient. */
public enum VisitRole {
  /** Asked for by the patient. */
  UNSCHEDULED(0),
  /** A scheduled slot that was kept. */
  ATTENDED_SLOT(1),
  /** A scheduled slot that was missed. */
  MISSED_SLOT(2),
  /** For an authorisation, or nobody knows why: its time says nothing. */
  CONTACT(3);

  final int code;

  VisitRole(int code) {
    this.code = code;
  }

  private static final VisitRole[] ALL = values();

  static VisitRole ofCode(int code) {
    return ALL[code];
  }
}
