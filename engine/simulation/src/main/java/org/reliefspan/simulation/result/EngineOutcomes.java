package org.reliefspan.simulation.result;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Mean outcomes that one engine found, for every draw of the parameters; without draws there is one
 * set of parameters, their base values. Immutable.
 */
public final class EngineOutcomes {
  private final EngineKind kind;
  private final OptionalLong patients;
  private final OptionalInt draws;
  private final int strategies;
  private final int outcomes;
  private final double[] means; // [draw][strategy][outcome]
  private final double[] errors; // as means

  private EngineOutcomes(
      EngineKind kind,
      OptionalLong patients,
      OptionalInt draws,
      int strategies,
      double[] means,
      double[] errors) {
    this.kind = kind;
    this.patients = patients;
    this.draws = draws;
    this.strategies = strategies;
    this.means = means;
    this.errors = errors;
    this.outcomes = means.length / (strategies * draws.orElse(1));
  }

  /**
   * Of simulated patients.
   *
   * @param patients in each draw
   * @param draws empty at the base values
   * @param means row-major [draw][strategy][outcome]
   * @param errors Monte Carlo standard errors of the means
   */
  public static EngineOutcomes simulated(
      long patients, OptionalInt draws, int strategies, double[] means, double[] errors) {
    requireShape(draws, strategies, means, errors);
    return new EngineOutcomes(
        EngineKind.SIMULATION,
        OptionalLong.of(patients),
        draws,
        strategies,
        means.clone(),
        errors.clone());
  }

  /** Of a cohort, exact. */
  public static EngineOutcomes ofCohort(OptionalInt draws, int strategies, double[] means) {
    requireShape(draws, strategies, means, means);
    return new EngineOutcomes(
        EngineKind.COHORT,
        OptionalLong.empty(),
        draws,
        strategies,
        means.clone(),
        new double[means.length]);
  }

  private static void requireShape(
      OptionalInt draws, int strategies, double[] means, double[] errors) {
    int rows = draws.orElse(1) * strategies;
    if (rows < 1 || means.length == 0 || means.length % rows != 0) {
      throw new IllegalArgumentException(
          "means (%d) must have one number per draw and strategy (%d) and outcome"
              .formatted(means.length, rows));
    }
    if (errors.length != means.length) {
      throw new IllegalArgumentException(
          "errors (%d) must be as many as means (%d)".formatted(errors.length, means.length));
    }
  }

  EngineKind kind() {
    return kind;
  }

  OptionalLong patients() {
    return patients;
  }

  OptionalInt draws() {
    return draws;
  }

  int strategies() {
    return strategies;
  }

  int outcomes() {
    return outcomes;
  }

  /** Means of one outcome by draw. */
  double[] means(int strategy, int outcome) {
    return column(means, strategy, outcome);
  }

  /** Their errors. */
  double[] errors(int strategy, int outcome) {
    return column(errors, strategy, outcome);
  }

  private double[] column(double[] table, int strategy, int outcome) {
    double[] column = new double[draws.orElse(1)];
    Arrays.setAll(
        column, draw -> table[(draw * strategies + strategy) * outcomes + outcome]);
    return column;
  }

  /** Mean over draws. */
  double mean(int strategy, int outcome) {
    double sum = 0;
    for (double value : means(strategy, outcome)) {
      sum += value;
    }
    return sum / draws.orElse(1);
  }

  /** Standard error of that mean by the luck of patients alone. */
  double patientError(int strategy, int outcome) {
    double sum = 0;
    for (double error : errors(strategy, outcome)) {
      sum += error * error;
    }
    return Math.sqrt(sum) / draws.orElse(1);
  }

  /** Row-major [draw][strategy] of one outcome. */
  double[] matrix(int outcome) {
    double[] matrix = new double[draws.orElse(1) * strategies];
    Arrays.setAll(matrix, row -> means[row * outcomes + outcome]);
    return matrix;
  }
}
