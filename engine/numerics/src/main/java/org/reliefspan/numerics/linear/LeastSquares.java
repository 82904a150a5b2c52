package org.reliefspan.numerics.linear;

import java.util.Arrays;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;

/**
 * Ordinary least squares with cluster-robust covariance, where every column must be estimable.
 *
 * <p>Formula: b = argmin |y - X b|; covariance CR1, see {@link ClusterForm}. Method: modified
 * Gram-Schmidt, each column made orthogonal twice. Domain: n > k, at least two clusters, finite
 * values. Edge case: a column that depends on earlier ones (norm left below 1e-10) is named in
 * {@link DependentColumnException}; {@link LinearModel} leaves it out instead. Source: Cameron and
 * Miller 2015, doi 10.3368/jhr.50.2.317. Agreement: R 4.2.2 {@code lm} and the formula above in
 * base R (as {@code sandwich::vcovCL} type HC1), relative 1e-10 ({@code LeastSquaresTest}).
 */
public final class LeastSquares {
  private static final double DEPENDENT = 1e-10;

  private LeastSquares() {}

  /**
   * Fits a linear model.
   *
   * @param design row-major [observation][column]; include a column of ones for an intercept
   * @param response one per observation
   * @param cluster dense cluster numbers 0, 1, ..., in any order
   */
  public static LinearFit fit(double[] design, double[] response, int[] cluster) {
    int columns = LinearModel.columns(design, response);
    if (cluster.length != response.length) {
      throw new IllegalArgumentException(
          "cluster (%d) must have one number per row (%d)"
              .formatted(cluster.length, response.length));
    }
    if (response.length <= columns) {
      throw new IllegalArgumentException(
          "observations (%d) must outnumber columns (%d)".formatted(response.length, columns));
    }
    Clusters clusters = Clusters.of(cluster);
    double[] ones = new double[response.length];
    Arrays.fill(ones, 1);
    OrthogonalBasis basis = OrthogonalBasis.of(design, ones, columns, DEPENDENT);
    for (int j = 0; j < columns; j++) {
      if (!basis.isEstimable(j)) {
        throw new DependentColumnException(j);
      }
    }
    double[] coefficients = basis.coefficients(response);
    double[] fitted = LinearModel.fitted(design, coefficients, response.length);
    double[] residual = response.clone();
    Arrays.setAll(residual, row -> response[row] - fitted[row]);
    return new LinearFit(
        coefficients, new ScoreSums(basis, residual).clustered(clusters, ClusterForm.CR1), fitted);
  }
}
