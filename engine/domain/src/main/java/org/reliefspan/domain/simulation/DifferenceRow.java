package org.reliefspan.domain.simulation;

import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/**
 * An outcome under one strategy less that under another, per patient.
 *
 * @param engine {@code simulation} or {@code cohort}
 * @param value strategy less comparator
 * @param monteCarloError one standard error, patient by patient with shared luck; 0 where exact
 * @param parameterLimits percentiles over draws of the parameters
 * @param unit of the value; empty where the file names none
 */
public record DifferenceRow(
    String strategy,
    String comparator,
    String outcome,
    String engine,
    double value,
    double monteCarloError,
    Optional<Interval> parameterLimits,
    String unit) {
  public DifferenceRow {
    Finite.require("difference", value);
    Finite.require("Monte Carlo error", monteCarloError);
  }
}
