package org.reliefspan.numerics.limits;

/**
 * Lower and upper confidence limit of one number. Either may be infinite, neither is NaN.
 *
 * @param lower lower limit
 * @param upper upper limit, not below {@code lower}
 */
public record Limits(double lower, double upper) {
  /** Refuses limits in the wrong order, and NaN. */
  public Limits {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "lower (%s) must not exceed upper (%s)".formatted(lower, upper));
    }
  }

  /** Returns these limits cut to a range. */
  public Limits clippedTo(double minimum, double maximum) {
    return new Limits(
        Math.min(Math.max(lower, minimum), maximum), Math.max(Math.min(upper, maximum), minimum));
  }

  /** Whether the value lies between the limits, ends included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
