package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a facility is run when the command does not say.
 *
 * @param until end, in units; empty until the last patient has ended
 * @param warmup before it patients and times do not count, in units; empty when found by test
 * @param replications number
 */
public record RunSpec(OptionalDouble until, OptionalDouble warmup, OptionalInt replications)
    implements Serializable {
  /** Nothing is said: no warm-up. */
  public static final RunSpec DEFAULT =
      new RunSpec(OptionalDouble.empty(), OptionalDouble.of(0), OptionalInt.empty());
}
