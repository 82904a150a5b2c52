package org.reliefspan.numerics.hidden;

/** What was seen of relief at a time. */
public enum Score {
  /** Nothing. */
  NONE,
  /** A score in relief, which may be mistaken where the model allows it. */
  RELIEF,
  /** A score not in relief, which may be mistaken where the model allows it. */
  FAILING,
  /** Certainly not in relief, as after a repeat that counts as loss. */
  LOSS;

  private static final Score[] ALL = values();

  static Score of(byte code) {
    return ALL[code];
  }
}
