package org.reliefspan.numerics.duration;

/** A fitted survivor function at given covariates. */
@FunctionalInterface
public interface LogSurvivor {
  /**
   * log P(T > t) and its derivatives.
   *
   * @param logTime any number
   * @param gradient receives the derivatives by the model's parameters (overwritten)
   * @return 0 or less, negative infinity where nothing is left
   */
  double evaluate(double logTime, double[] gradient);
}
