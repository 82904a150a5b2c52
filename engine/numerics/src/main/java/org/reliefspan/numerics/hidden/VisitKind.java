package org.reliefspan.numerics.hidden;

/** Why something is known at a time, and so what the time itself says about relief. */
public enum VisitKind {
  /** A visit that nobody had planned: its time depends on the state. */
  UNSCHEDULED,
  /** A planned slot that was kept. */
  ATTENDED,
  /** A planned slot that was missed. */
  MISSED,
  /** A contact whose time says nothing about relief. */
  CONTACT;

  private static final VisitKind[] ALL = values();

  static VisitKind of(byte code) {
    return ALL[code];
  }
}
