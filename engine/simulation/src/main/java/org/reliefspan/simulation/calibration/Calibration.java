package org.reliefspan.simulation.calibration;

import java.util.List;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.numerics.limits.Limits;

/**
 * A calibrated pathway.
 *
 * @param waves in order
 * @param targets as observed and as simulated
 * @param parameters before and after
 * @param draws equally weighted values of the parameters, [draw][parameter]
 * @param effectivePoints as many equally weighted points would say as much
 * @param exact whether the cohort was used, which has no Monte Carlo error
 */
@SuppressWarnings("ArrayRecordComponent")
public record Calibration(
    List<Wave> waves,
    List<TargetFit> targets,
    List<ParameterFit> parameters,
    double[][] draws,
    double effectivePoints,
    boolean exact) {
  /** Level of all limits. */
  public static final double LEVEL = 0.95;

  /** Copies the lists. */
  public Calibration {
    waves = List.copyOf(waves);
    targets = List.copyOf(targets);
    parameters = List.copyOf(parameters);
  }

  /**
   * One wave.
   *
   * @param number from 1
   * @param points that were simulated
   * @param space share of the laws of the parameters that earlier waves did not rule out
   * @param kept points whose simulation is not ruled out
   * @param bestImplausibility of all points so far
   */
  public record Wave(int number, int points, double space, int kept, double bestImplausibility) {
    /** Share of the points that is kept. */
    public double keptShare() {
      return (double) kept / points;
    }
  }

  /**
   * Mean and limits.
   *
   * @param mean over points or draws
   * @param limits that hold the share {@link #LEVEL} of them
   */
  public record Spread(double mean, Limits limits) {}

  /**
   * A target.
   *
   * @param target as observed
   * @param before what the laws of the parameters give: points of the first wave
   * @param after what the draws give
   * @param closest least implausibility of this target alone over all points
   */
  public record TargetFit(CalibrationTarget target, Spread before, Spread after, double closest) {}

  /**
   * A parameter.
   *
   * @param name as in the file
   * @param before by its law: points of the first wave
   * @param after by the draws
   */
  public record ParameterFit(String name, Spread before, Spread after) {}
}
