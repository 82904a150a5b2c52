package org.reliefspan.domain.catalog;

import java.util.OptionalDouble;

/**
 * An outcome measure.
 *
 * @param id such as {@code odi}
 * @param minimum smallest possible score
 * @param maximum largest possible score
 * @param importantChange smallest change that matters to a patient (MCID), in the measure's unit
 * @param substantialBenefit change of substantial clinical benefit (SCB), in the measure's unit
 */
public record Measure(
    String id,
    String name,
    Direction direction,
    double minimum,
    double maximum,
    String unit,
    OptionalDouble importantChange,
    OptionalDouble substantialBenefit) {
  public Measure {
    if (!(minimum < maximum)) {
      throw new IllegalArgumentException(
          "measure %s: min (%s) must be below max (%s)".formatted(id, minimum, maximum));
    }
  }

  /** Whether a score lies in the instrument's range. */
  public boolean inRange(double score) {
    return score >= minimum && score <= maximum;
  }

  /** Improvement from baseline to later, positive when the patient is better. */
  public double gain(double baseline, double later) {
    return direction == Direction.HIGHER_WORSE ? baseline - later : later - baseline;
  }
}
