package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A number that comes with a happening, stays and wanes, in continuous time.
 *
 * @param name as in expressions
 * @param from happenings, or states as {@code state:NAME}, at which it begins anew
 * @param amount that it goes to
 * @param onset time until it is there
 * @param plateau time for which it stays
 * @param waning time until it is gone, or its half-life
 * @param shape how it wanes
 * @param stack what becomes of what is left of the last time
 * @param ceiling that added amounts do not exceed
 * @param place where it stands
 */
public record EffectSpec(
    String name,
    List<String> from,
    AttributeSpec.Start amount,
    Written onset,
    Written plateau,
    Written waning,
    Shape shape,
    Stack stack,
    Optional<Written> ceiling,
    Place place)
    implements Serializable {
  /** What stands before the name of a state in {@link #from}. */
  public static final String STATE = "state:";

  /** Copies. */
  public EffectSpec {
    from = List.copyOf(from);
  }

  /** How an effect wanes. */
  public enum Shape {
    /** On a line to 0. */
    LINEAR,
    /** By half in each half-life. */
    EXPONENTIAL
  }

  /** What becomes of what is left of the last time. */
  public enum Stack {
    /** The amount takes its place. */
    REPLACE,
    /** The amount is added to it. */
    ADD
  }
}
