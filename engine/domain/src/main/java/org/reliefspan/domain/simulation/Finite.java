package org.reliefspan.domain.simulation;

import java.util.OptionalDouble;

/** Refuses what is not a number before it gets into a table. */
final class Finite {
  private Finite() {}

  /** A number, or a reason why there is none. */
  static void require(String name, OptionalDouble value, String note) {
    value.ifPresent(number -> require(name, number));
    if (value.isEmpty() && note.isBlank()) {
      throw new IllegalArgumentException("The %s is missing without a note.".formatted(name));
    }
  }

  static void require(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The %s (%s) must be finite.".formatted(name, value));
    }
  }
}
