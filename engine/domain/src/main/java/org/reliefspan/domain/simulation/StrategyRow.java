package org.reliefspan.domain.simulation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.reliefspan.domain.quantity.Interval;

/**
 * One outcome of one strategy, per patient.
 *
 * @param engine {@code simulation} or {@code cohort}
 * @param value mean over patients, or a ratio of two means; empty where there is none
 * @param monteCarloError one standard error of the value; 0 where it is exact or there is none
 * @param parameterLimits percentiles over draws of the parameters
 * @param overDraws mean over draws of the parameters; empty without draws and for ratios
 * @param unit of the value; empty where the file names none
 * @param patients simulated in each draw; empty for a cohort
 * @param draws of the parameters; empty where they are at their base values
 * @param z difference to the other engine in standard errors, where both ran
 * @param note why there is no value or no limits; empty when there is nothing to say
 */
public record StrategyRow(
    String strategy,
    String outcome,
    String engine,
    OptionalDouble value,
    double monteCarloError,
    Optional<Interval> parameterLimits,
    Optional<OverDraws> overDraws,
    String unit,
    OptionalLong patients,
    OptionalInt draws,
    OptionalDouble z,
    String note) {
  public StrategyRow {
    Finite.require("value", value, note);
    Finite.require("Monte Carlo error", monteCarloError);
  }

  /**
   * An outcome over draws of the parameters.
   *
   * @param mean of the draws
   * @param error one standard error of it, from luck of draws and of patients
   */
  public record OverDraws(double mean, double error) {
    public OverDraws {
      Finite.require("mean", mean);
      Finite.require("error", error);
    }
  }
}
