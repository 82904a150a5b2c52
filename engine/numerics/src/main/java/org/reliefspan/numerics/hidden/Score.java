package org.reliefspan.numerics.hidden;

/** What was seen of relief at a time. */
public enum Score {
  /** Nothing. */
  NONE(0),
  /** A score in relief, which may be mistaken where the model allows it. */
  RELIEF(1),
  /** A score not in relief, which may be mistaken where the model allows it. */
  FAILING(2),
  /** Certainly not in relief, as after a repeat that counts as loss. */
  LOSS(3);

  final byte code;

  Score(int code) {
    this.code = (byte) code;
  }

  private static final Score[] ALL = values();

  static Score of(byte code) {
    return ALL[code];
  }
}
