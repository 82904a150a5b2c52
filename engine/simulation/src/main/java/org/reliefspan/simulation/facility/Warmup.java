package org.reliefspan.simulation.facility;

import java.util.OptionalDouble;

/**
 * Before when nothing counts.
 *
 * @param time in units of the pathway; empty if it is to be found by test
 */
public record Warmup(OptionalDouble time) {
  /** Everything counts. */
  public static final Warmup NONE = new Warmup(OptionalDouble.of(0));

  /** It is found by test. */
  public static final Warmup AUTO = new Warmup(OptionalDouble.empty());

  /** Until a time. */
  public static Warmup until(double time) {
    return new Warmup(OptionalDouble.of(time));
  }
}
