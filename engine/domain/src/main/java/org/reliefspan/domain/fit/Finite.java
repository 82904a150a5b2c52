package org.reliefspan.domain.fit;

import java.util.OptionalDouble;

/** Keeps numbers that are none out of a result. */
final class Finite {
  private Finite() {}

  /** Empty unless finite. */
  static OptionalDouble only(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }

  /** Empty where it is not a number: an end may be infinite. */
  static OptionalDouble orInfinite(OptionalDouble value) {
    return value.isPresent() && !Double.isNaN(value.getAsDouble()) ? value : OptionalDouble.empty();
  }
}
