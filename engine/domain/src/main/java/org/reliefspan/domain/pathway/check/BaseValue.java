package org.reliefspan.domain.pathway.check;

/** A value that is known without patients. */
sealed interface BaseValue {
  /** A number, or a truth as 1 or 0. */
  record Numeric(double number) implements BaseValue {
    boolean isTrue() {
      return number != 0;
    }
  }

  /** A word. */
  record Word(String word) implements BaseValue {}

  /** A truth. */
  static Numeric of(boolean truth) {
    return new Numeric(truth ? 1 : 0);
  }
}
