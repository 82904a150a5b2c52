package org.reliefspan.simulation.clinic;

import java.util.List;

/** Refuses parameters that make no clinic, by name. */
final class Checks {

  private Checks() {}

  static void share(String name, double value) {
    between(name, value, 0, 1);
  }

  static void notNegative(String name, double value) {
    between(name, value, 0, Double.MAX_VALUE);
  }

  static void atLeastOne(String name, int value) {
    between(name, value, 1, Integer.MAX_VALUE);
  }

  /** Also refuses NaN. */
  static void between(String name, double value, double lowest, double highest) {
    if (!(value >= lowest && value <= highest)) {
      throw new IllegalArgumentException(
          "%s (%s) must be between %s and %s. Maybe start from a scenario's value."
              .formatted(name, value, lowest, highest));
    }
  }

  static void ascending(String name, List<Integer> values) {
    int previous = 0;
    for (int value : values) {
      if (value <= previous) {
        throw new IllegalArgumentException(
            "%s (%s) must be positive and ascending. Maybe sort them.".formatted(name, values));
      }
      previous = value;
    }
  }
}
