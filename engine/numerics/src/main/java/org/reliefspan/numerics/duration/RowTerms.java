package org.reliefspan.numerics.duration;

/**
 * Log likelihood of a row of a sample as a function of its predictors: that of the distribution,
 * less that of having been seen (left truncation).
 */
class RowTerms {
  final DurationSample sample;
  final DurationKernel kernel;
  private final double[] entryGradient;
  private final double[] entryHessian;

  RowTerms(DurationSample sample, DurationKernel kernel, int predictors) {
    this.sample = sample;
    this.kernel = kernel;
    this.entryGradient = new double[predictors];
    this.entryHessian = new double[predictors * predictors];
  }

  int predictors() {
    return entryGradient.length;
  }

  final double evaluate(int row, double[] at, double[] gradient, double[] hessian) {
    double value = term(row, at, gradient, hessian);
    double logEntry = sample.logEntry(row);
    if (logEntry > Double.NEGATIVE_INFINITY) {
      value -= survivor(logEntry, at, entryGradient, entryHessian);
      for (int i = 0; i < entryGradient.length; i++) {
        gradient[i] -= entryGradient[i];
      }
      for (int i = 0; i < entryHessian.length; i++) {
        hessian[i] -= entryHessian[i];
      }
    }
    return value;
  }

  double term(int row, double[] at, double[] gradient, double[] hessian) {
    return duration(row, at, gradient, hessian);
  }

  /** log P(T > t) with derivatives. */
  double survivor(double logTime, double[] at, double[] gradient, double[] hessian) {
    return kernel.interval(logTime, Double.POSITIVE_INFINITY, at, gradient, hessian);
  }

  final double duration(int row, double[] at, double[] gradient, double[] hessian) {
    double logLeft = sample.logLeft(row);
    double logRight = sample.logRight(row);
    return logLeft == logRight
        ? kernel.exact(logLeft, at, gradient, hessian)
        : kernel.interval(logLeft, logRight, at, gradient, hessian);
  }
}
