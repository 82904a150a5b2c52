package org.reliefspan.numerics.selection;

/** Which mean is best. */
public enum Goal {
  /** The smallest, as of costs and waits. */
  SMALLEST(1),
  /** The largest, as of patients treated. */
  LARGEST(-1);

  private final int sign;

  Goal(int sign) {
    this.sign = sign;
  }

  /** 1 if small values are good, -1 if large ones are. */
  int sign() {
    return sign;
  }
}
