package org.reliefspan.numerics.queueing;

import org.reliefspan.numerics.model.NotEstimableException;

/** What every station asks of its numbers. */
final class Require {
  private Require() {}

  static double positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be positive and finite.".formatted(name, value));
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The %s (%s) must be finite and not negative.".formatted(name, value));
    }
    return value;
  }

  static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("The %s (%d) must be at least 1.".formatted(name, value));
    }
    return value;
  }

  /** Refuses a station that gets at least as much work as it can do. */
  static void stable(String station, double work, double most) {
    if (work >= most) {
      throw new NotEstimableException(
          ("%s gets %s units of work per unit of time and does at most %s, so its queue grows"
                  + " without end. Maybe add servers, or let arrivals be lost or leave.")
              .formatted(station, work, most));
    }
  }
}
