package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Optional;

/**
 * Something that is added up over a patient's pathway.
 *
 * @param name as in results
 * @param perTime gained per unit of time; empty when only events add to it
 * @param discount how later gains count less
 * @param unit for readers, may be empty
 * @param place where it stands
 */
public record OutcomeSpec(
    String name, Optional<Written> perTime, Discount discount, String unit, Place place)
    implements Serializable {

  /**
   * Discounting.
   *
   * @param rate per year
   * @param form how the rate works
   */
  public record Discount(Written rate, Form form) implements Serializable {
    /** None. */
    public static final Discount NONE = new Discount(Written.of(0), Form.ANNUAL);
  }

  /** Form of a discount factor after t years. */
  public enum Form {
    /** (1 + rate)^-t. */
    ANNUAL,
    /** exp(-rate t). */
    CONTINUOUS,
    /** (1 + rate)^-(number of cycles). */
    PER_CYCLE
  }
}
