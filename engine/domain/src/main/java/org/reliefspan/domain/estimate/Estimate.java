package org.reliefspan.domain.estimate;

import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/** The value of one quantity: a point, a range, or the reason why there is none. Never NaN. */
public sealed interface Estimate {

  /** A single value with its limits, where it has any. */
  record Point(double value, Optional<Interval> limits) implements Estimate {
    public Point {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "value (%s) must be finite. Maybe it is NotEstimable".formatted(value));
      }
    }
  }

  /**
   * A value that the data fix only to the range (left, right]; right may be positive infinity. The
   * published {@code value} is the right end.
   */
  record Range(double left, double right, Optional<Interval> limits) implements Estimate {
    public Range {
      if (!(left <= right)) {
        throw new IllegalArgumentException(
            "left (%s) must not exceed right (%s)".formatted(left, right));
      }
    }
  }

  /** No value can be computed; the reason is published in the row's note. */
  record NotEstimable(String reason) implements Estimate {}

  /** A value withheld by disclosure control. */
  record Suppressed() implements Estimate {}

  /** A value without limits, such as a count. */
  static Estimate of(double value) {
    return new Point(value, Optional.empty());
  }

  /** A value with limits. */
  static Estimate of(double value, Interval limits) {
    return new Point(value, Optional.of(limits));
  }
}
