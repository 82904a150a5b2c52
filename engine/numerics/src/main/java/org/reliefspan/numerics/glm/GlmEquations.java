package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.variance.SmoothEstimatingFunction;

/**
 * The score equations of a generalised linear model as part of a stack: its coefficients stand at
 * {@code first} and after. Case weights of the data multiply the scores. All columns must be
 * estimable: leave out the others first.
 */
public final class GlmEquations implements SmoothEstimatingFunction {
  private static final double STEP = 1e-5;

  private final Family family;
  private final RegressionData data;
  private final int first;

  private GlmEquations(Family family, RegressionData data, int first) {
    this.family = family;
    this.data = data;
    this.first = first;
  }

  /** The equations of a model whose coefficients begin at an index of the stack. */
  public static GlmEquations of(Family family, RegressionData data, int first) {
    family.check(data);
    return new GlmEquations(family, data, first);
  }

  @Override
  public int size() {
    return data.columns();
  }

  /** Linear predictor of a row at the stack's parameters. */
  public double linearPredictor(int row, double[] theta) {
    double sum = data.offset(row);
    for (int j = 0; j < data.columns(); j++) {
      sum += data.design(row, j) * theta[first + j];
    }
    return sum;
  }

  /** Mean of a row at the stack's parameters. */
  public double mean(int row, double[] theta) {
    return family.mean(linearPredictor(row, theta));
  }

  @Override
  public void accumulate(int row, double[] theta, double[] out) {
    double score = data.weight(row) * family.score(data.response(row), linearPredictor(row, theta));
    for (int j = 0; j < data.columns(); j++) {
      out[first + j] += score * data.design(row, j);
    }
  }

  @Override
  public void accumulateDerivative(int row, double[] theta, double factor, double[] out) {
    double eta = linearPredictor(row, theta);
    double slope = factor * data.weight(row) * slope(data.response(row), eta);
    int size = theta.length;
    for (int i = 0; i < data.columns(); i++) {
      double left = slope * data.design(row, i);
      for (int j = 0; j < data.columns(); j++) {
        out[(first + i) * size + first + j] += left * data.design(row, j);
      }
    }
  }

  /** Observed, not expected: minus the information where the link is canonical. */
  private double slope(double response, double eta) {
    return family.isCanonical()
        ? -family.information(eta)
        : (family.score(response, eta + STEP) - family.score(response, eta - STEP)) / (2 * STEP);
  }
}
