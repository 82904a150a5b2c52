package org.reliefspan.numerics.longitudinal;

import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;

/**
 * The criterion as a log likelihood of working parameters, for Newton's method. Where the observed
 * information is not positive definite the expected one (Fisher scoring) takes its place.
 */
final class WorkingLikelihood implements LogLikelihood {
  private final CovarianceCriterion criterion;
  private final CovarianceStructure structure;
  private final Cholesky factor;

  WorkingLikelihood(CovarianceCriterion criterion, CovarianceStructure structure) {
    this.criterion = criterion;
    this.structure = structure;
    this.factor = Cholesky.ofSize(criterion.parameters());
  }

  @Override
  public int size() {
    return criterion.parameters();
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    double[] theta = structure.natural(parameters);
    double value = criterion.value(theta);
    if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    criterion.differentiate(theta);
    int size = size();
    double[] slopes = structure.slopes(parameters);
    double[] natural = criterion.gradient();
    for (int u = 0; u < size; u++) {
      gradient[u] = 0;
      for (int r = 0; r < size; r++) {
        gradient[u] -= natural[r] * slopes[r * size + u] / 2;
      }
    }
    double[] transposed = Matrices.transpose(slopes, size, size);
    double[] bend = structure.curvature(parameters, natural);
    fill(Matrices.sandwich(transposed, criterion.observed(), size, size), bend, information);
    factor.refactor(information, Cholesky.TOLERANCE);
    if (!factor.isPositiveDefinite()) {
      fill(
          Matrices.sandwich(transposed, criterion.expected(), size, size),
          new double[size * size],
          information);
    }
    return -value / 2;
  }

  private static void fill(double[] matrix, double[] bend, double[] information) {
    for (int i = 0; i < information.length; i++) {
      information[i] = (matrix[i] + bend[i]) / 2;
    }
  }
}
