package org.reliefspan.numerics.glm;

import java.util.Arrays;

/** Coefficients at one lambda, in the columns' own units. Immutable. */
public final class PenalisedFit {
  private final double lambda;
  private final double[] coefficients;
  private final double deviance;

  PenalisedFit(double lambda, double[] coefficients, double deviance) {
    this.lambda = lambda;
    this.coefficients = coefficients;
    this.deviance = deviance;
  }

  /** The strength of the penalty. */
  public double lambda() {
    return lambda;
  }

  /** A copy of the coefficients, the constant's first. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** One coefficient. */
  public double coefficient(int column) {
    return coefficients[column];
  }

  /** Deviance of the data that were fitted. */
  public double deviance() {
    return deviance;
  }

  /** Number of coefficients that are not 0, the constant's left out. */
  public int nonZero() {
    return (int) Arrays.stream(coefficients).skip(1).filter(b -> b != 0).count();
  }

  /** Probability of a row of data with the same columns. */
  public double probability(RegressionData data, int row) {
    return Family.binomial().mean(data.linearPredictor(row, coefficients));
  }
}
