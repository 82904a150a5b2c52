package org.reliefspan.numerics.duration;

import java.util.Arrays;

/**
 * Rows of a mixture: some last no time, some never end, the others follow the distribution.
 *
 * <p>Formula: P(row) = p0 [0 in row] + (1 - p0) {c [infinity in row] + (1 - c) P(T in row)} with
 * logit p0 and logit c two more predictors after those of the distribution, each present only where
 * its part is. Derivatives are those of the log of a sum: weights w_k of the parts, gradient sum w
 * g, Hessian sum w (H + g g') minus the outer product of the gradient.
 */
final class MixtureTerms extends RowTerms {
  private static final int ABSENT = -1;

  private final int zero;
  private final int cure;
  private final int size;
  private final double[] inner;
  private final double[] innerHessian;
  private final double[][] partGradient;
  private final double[][] partHessian;
  private final double[] partValue = new double[3];
  private int parts;

  MixtureTerms(DurationSample sample, DurationKernel kernel, boolean[] extras) {
    super(sample, kernel, kernel.predictors() + (extras[0] ? 1 : 0) + (extras[1] ? 1 : 0));
    this.zero = extras[0] ? kernel.predictors() : ABSENT;
    this.cure = extras[1] ? kernel.predictors() + (extras[0] ? 1 : 0) : ABSENT;
    this.size = predictors();
    this.inner = new double[kernel.predictors()];
    this.innerHessian = new double[kernel.predictors() * kernel.predictors()];
    this.partGradient = new double[3][size];
    this.partHessian = new double[3][size * size];
  }

  @Override
  double term(int row, double[] at, double[] gradient, double[] hessian) {
    parts = 0;
    if (zero != ABSENT && sample.mayBeZero(row)) {
      start(0);
      addLogit(zero, at, 1);
    }
    if (!sample.isZero(row)) {
      double value = duration(row, at, inner, innerHessian);
      addLasting(value, at);
      addEndless(sample.hasEnd(row), at);
    }
    return combine(gradient, hessian);
  }

  @Override
  double survivor(double logTime, double[] at, double[] gradient, double[] hessian) {
    parts = 0;
    addLasting(super.survivor(logTime, at, inner, innerHessian), at);
    addEndless(false, at);
    return combine(gradient, hessian);
  }

  private void addLasting(double value, double[] at) {
    start(value);
    int part = parts - 1;
    int innerSize = inner.length;
    for (int i = 0; i < innerSize; i++) {
      partGradient[part][i] = inner[i];
      System.arraycopy(innerHessian, i * innerSize, partHessian[part], i * size, innerSize);
    }
    addLogit(zero, at, 0);
    addLogit(cure, at, 0);
  }

  private void addEndless(boolean hasEnd, double[] at) {
    if (cure != ABSENT && !hasEnd) {
      start(0);
      addLogit(zero, at, 0);
      addLogit(cure, at, 1);
    }
  }

  private void start(double value) {
    partValue[parts] = value;
    Arrays.fill(partGradient[parts], 0);
    Arrays.fill(partHessian[parts], 0);
    parts++;
  }

  /** Multiplies the last part by the probability of an outcome (1 or 0) of a logit. */
  private void addLogit(int predictor, double[] at, int outcome) {
    if (predictor == ABSENT) {
      return;
    }
    double logit = at[predictor];
    double log = -LogProbability.logOnePlusExp(-logit);
    double probability = Math.exp(log);
    int part = parts - 1;
    partValue[part] += outcome == 1 ? log : -LogProbability.logOnePlusExp(logit);
    partGradient[part][predictor] = outcome - probability;
    partHessian[part][predictor * size + predictor] = -probability * (1 - probability);
  }

  private double combine(double[] gradient, double[] hessian) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int part = 0; part < parts; part++) {
      largest = Math.max(largest, partValue[part]);
    }
    Arrays.fill(gradient, 0);
    Arrays.fill(hessian, 0);
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      sum += Math.exp(partValue[part] - largest);
    }
    for (int part = 0; part < parts; part++) {
      double weight = Math.exp(partValue[part] - largest) / sum;
      if (weight > 0) {
        addPart(weight, partGradient[part], partHessian[part], gradient, hessian);
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        hessian[i * size + j] -= gradient[i] * gradient[j];
      }
    }
    return largest + Math.log(sum);
  }

  private void addPart(
      double weight, double[] first, double[] second, double[] gradient, double[] hessian) {
    for (int i = 0; i < size; i++) {
      gradient[i] += weight * first[i];
      for (int j = 0; j < size; j++) {
        hessian[i * size + j] += weight * (second[i * size + j] + first[i] * first[j]);
      }
    }
  }
}
