package org.reliefspan.numerics.selection;

/**
 * A limit on the mean of a measure.
 *
 * <p>A system is desirable where its mean keeps the limit by at least the tolerance, unacceptable
 * where it breaks it by at least the tolerance, and acceptable in between, where either verdict is
 * right.
 *
 * @param measure number of the measure, from 0
 * @param side which side of the limit is good
 * @param limit of the mean
 * @param tolerance smallest distance from the limit that matters, positive
 */
public record Constraint(int measure, Side side, double limit, double tolerance) {
  /** Which side of a limit is good. */
  public enum Side {
    /** The mean must not exceed the limit. */
    AT_MOST,
    /** The mean must not fall below the limit. */
    AT_LEAST
  }

  /** Refuses limits that nothing can be held against. */
  public Constraint {
    if (Double.isNaN(limit) || Double.isInfinite(limit)) {
      throw new IllegalArgumentException("The limit (%s) must be finite.".formatted(limit));
    }
    if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          ("The tolerance (%s) must be positive. Maybe the smallest distance from the limit"
                  + " that matters?")
              .formatted(tolerance));
    }
  }

  /** By how much a value breaks the limit; negative if it keeps it. */
  double excess(double value) {
    return side == Side.AT_MOST ? value - limit : limit - value;
  }
}
