package org.reliefspan.domain.simulation;

import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;

/**
 * An outcome under one strategy less that under another, per patient.
 *
 * @param engine {@code simulation} or {@code cohort}
 * @param value strategy less comparator; empty where one of them has no value
 * @param monteCarloError one standard error, patient by patient with shared luck; 0 where exact
 * @param parameterLimits percentiles over draws of the parameters
 * @param unit of the value; empty where the file names none
 * @param note why there is no value or no limits; empty when there is nothing to say
 */
public record DifferenceRow(
    String strategy,
    String comparator,
    String outcome,
    String engine,
    OptionalDouble value,
    double monteCarloError,
    Optional<Interval> parameterLimits,
    String unit,
    String note) {
  public DifferenceRow {
    Finite.require("difference", value, note);
    Finite.require("Monte Carlo error", monteCarloError);
  }
}
