package org.reliefspan.numerics.hidden;

/** Why something is known at a time, and so what the time itself says about relief. */
public enum VisitKind {
  /** A visit that nobody had planned: its time depends on the state. */
  UNSCHEDULED(0),
  /** A planned slot that was kept. */
  ATTENDED(1),
  /** A planned slot that was missed. */
  MISSED(2),
  /** A contact whose time says nothing about relief. */
  CONTACT(3),
  /**
   * An event whose chance depends on the state and that ends the episode, as a repeat, surgery or a
   * change of treatment: the last sighting.
   */
  EVENT(4);

  static final byte EVENT_CODE = 4;

  final byte code;

  VisitKind(int code) {
    this.code = (byte) code;
  }

  private static final VisitKind[] ALL = values();

  static VisitKind of(byte code) {
    return ALL[code];
  }
}
