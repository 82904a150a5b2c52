package org.reliefspan.domain.simulation;

/** Refuses what is not a number before it gets into a table. */
final class Finite {
  private Finite() {}

  static void require(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The %s (%s) must be finite.".formatted(name, value));
    }
  }
}
