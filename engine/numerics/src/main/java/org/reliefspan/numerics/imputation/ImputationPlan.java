package org.reliefspan.numerics.imputation;

/**
 * How often and from which seed to impute.
 *
 * @param imputations number of completed data sets, at least 2
 * @param iterations cycles of data augmentation before each parameter draw, at least 1
 * @param seed of the study
 */
public record ImputationPlan(int imputations, int iterations, long seed) {
  /** Refuses too few. */
  public ImputationPlan {
    if (imputations < 2) {
      throw new IllegalArgumentException(
          "imputations (%s) must be at least 2".formatted(imputations));
    }
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "iterations (%s) must be at least 1".formatted(iterations));
    }
  }

  /** With 100 cycles before each draw. */
  public static ImputationPlan of(int imputations, long seed) {
    return new ImputationPlan(imputations, 100, seed);
  }
}
