package org.reliefspan.domain.simulation;

import java.util.List;

/**
 * What calibrating a pathway found.
 *
 * @param title of the pathway
 * @param waves in order
 * @param targets in the order of the file
 * @param parameters in the order of the file
 * @param draws by draw, in the order of the parameters
 * @param notes for readers
 */
public record CalibrationResults(
    String title,
    List<Wave> waves,
    List<Target> targets,
    List<Parameter> parameters,
    List<List<Double>> draws,
    List<String> notes) {
  /** Copies. */
  public CalibrationResults {
    waves = List.copyOf(waves);
    targets = List.copyOf(targets);
    parameters = List.copyOf(parameters);
    draws = List.copyOf(draws);
    notes = List.copyOf(notes);
  }

  /**
   * Points that were simulated together.
   *
   * @param number from 1
   * @param points simulated
   * @param space share of the laws of the parameters that earlier waves did not rule out
   * @param kept points that are not ruled out
   * @param bestImplausibility of all points so far
   */
  public record Wave(int number, long points, double space, long kept, double bestImplausibility) {
    public Wave {
      Finite.require("implausibility", bestImplausibility);
    }
  }

  /**
   * A mean with limits at 95 percent.
   *
   * @param mean between the limits or not
   * @param lower limit
   * @param upper limit
   */
  public record Spread(double mean, double lower, double upper) {
    public Spread {
      Finite.require("mean", mean);
      Finite.require("lower", lower);
      Finite.require("upper", upper);
    }
  }

  /**
   * A target.
   *
   * @param words what it is of
   * @param strategy under which it was observed
   * @param observed with its limits
   * @param before what the laws of the parameters give
   * @param after what the draws give
   * @param closest least implausibility of this target alone
   * @param source where it comes from, may be empty
   */
  public record Target(
      String words,
      String strategy,
      Spread observed,
      Spread before,
      Spread after,
      double closest,
      String source) {}

  /**
   * A parameter.
   *
   * @param name in the file
   * @param before by its law
   * @param after by the draws
   */
  public record Parameter(String name, Spread before, Spread after) {}
}
