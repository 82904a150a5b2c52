package org.reliefspan.numerics.duration;

/**
 * Log likelihood of one row as a function of few predictors: location, log scale, shape.
 *
 * <p>Derivatives are written over what was there; the matrix is K x K row-major, both triangles.
 * Kernels keep scratch space: one per likelihood, not thread-safe.
 */
abstract class DurationKernel {
  private final int predictors;

  DurationKernel(int predictors) {
    this.predictors = predictors;
  }

  /** Number K of predictors. */
  final int predictors() {
    return predictors;
  }

  /**
   * log P(left < T <= right) with derivatives.
   *
   * @param logLeft negative infinity for 0
   * @param logRight infinite for a row without end
   */
  abstract double interval(
      double logLeft, double logRight, double[] at, double[] gradient, double[] hessian);

  /** Log density of T at a positive time, with derivatives. */
  abstract double exact(double logTime, double[] at, double[] gradient, double[] hessian);
}
