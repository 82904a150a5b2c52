package org.reliefspan.domain.quantity;

/**
 * Confidence limits of one quantity, in the unit of that quantity.
 *
 * @param lower lower limit; may be negative infinity
 * @param upper upper limit; may be positive infinity
 * @param level confidence level in (0, 1)
 */
public record Interval(double lower, double upper, double level) {
  public Interval {
    if (!(lower <= upper)) { // also refuses NaN
      throw new IllegalArgumentException(
          "lower (%s) must not exceed upper (%s)".formatted(lower, upper));
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level (%s) must lie in (0, 1)".formatted(level));
    }
  }

  /** Whether the value lies within the limits, both included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
