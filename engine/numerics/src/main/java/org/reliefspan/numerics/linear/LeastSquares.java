package org.reliefspan.numerics.linear;

import java.util.Arrays;

/**
 * Ordinary least squares with cluster-robust covariance.
 *
 * <p>Formula: b = argmin |y - X b|; covariance CR1 = c (X'X)<sup>-1</sup> (sum over clusters of
 * X_g' e_g e_g' X_g) (X'X)<sup>-1</sup>, c = G / (G - 1) (n - 1) / (n - k). Method: modified
 * Gram-Schmidt, each column made orthogonal twice. Domain: n > k, at least two clusters, finite
 * values. Edge case: a column that depends on earlier ones (norm left below 1e-10) is named in
 * {@link DependentColumnException}. Source: Cameron and Miller 2015, doi 10.3368/jhr.50.2.317.
 * Agreement: R 4.2.2 {@code lm} and the formula above in base R (as {@code sandwich::vcovCL} type
 * HC1), relative 1e-10 ({@code LeastSquaresTest}).
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
    int rows = response.length;
    int columns = rows == 0 ? 0 : design.length / rows;
    check(design, response, cluster, columns);
    double[][] basis = new double[columns][rows];
    double[][] triangle = orthogonalise(design, basis, rows, columns);
    double[] coefficients = coefficients(basis, triangle, response);
    double[] fitted = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < columns; j++) {
        fitted[row] += design[row * columns + j] * coefficients[j];
      }
    }
    double[] covariance = robust(basis, triangle, response, fitted, cluster);
    return new LinearFit(coefficients, covariance, fitted);
  }

  private static double[][] orthogonalise(
      double[] design, double[][] basis, int rows, int columns) {
    double[][] triangle = new double[columns][columns];
    for (int j = 0; j < columns; j++) {
      double[] column = basis[j];
      for (int row = 0; row < rows; row++) {
        column[row] = design[row * columns + j];
      }
      double before = Math.sqrt(dot(column, column));
      for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < j; k++) {
          double along = dot(basis[k], column);
          triangle[k][j] += along;
          subtract(column, basis[k], along);
        }
      }
      double left = Math.sqrt(dot(column, column));
      if (!(left > DEPENDENT * before)) {
        throw new DependentColumnException(j);
      }
      triangle[j][j] = left;
      for (int row = 0; row < rows; row++) {
        column[row] /= left;
      }
    }
    return triangle;
  }

  private static double[] coefficients(double[][] basis, double[][] triangle, double[] response) {
    double[] residual = response.clone();
    double[] along = new double[basis.length];
    for (int j = 0; j < basis.length; j++) {
      along[j] = dot(basis[j], residual);
      subtract(residual, basis[j], along[j]);
    }
    backSubstitute(triangle, along);
    return along;
  }

  /** Cluster sums of the scores in the orthogonal basis, mapped back by the inverse triangle. */
  private static double[] robust(
      double[][] basis, double[][] triangle, double[] response, double[] fitted, int[] cluster) {
    int columns = basis.length;
    int clusters = Arrays.stream(cluster).max().orElseThrow() + 1;
    double[][] influence = new double[clusters][columns];
    for (int row = 0; row < response.length; row++) {
      for (int j = 0; j < columns; j++) {
        influence[cluster[row]][j] += basis[j][row] * (response[row] - fitted[row]);
      }
    }
    double[] covariance = new double[columns * columns];
    for (double[] sum : influence) {
      backSubstitute(triangle, sum);
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          covariance[i * columns + j] += sum[i] * sum[j];
        }
      }
    }
    double factor =
        clusters / (clusters - 1.0) * (response.length - 1.0) / (response.length - columns);
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= factor;
    }
    return covariance;
  }

  private static void backSubstitute(double[][] triangle, double[] right) {
    for (int i = right.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < right.length; j++) {
        right[i] -= triangle[i][j] * right[j];
      }
      right[i] /= triangle[i][i];
    }
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] direction, double amount) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= amount * direction[i];
    }
  }

  private static void check(double[] design, double[] response, int[] cluster, int columns) {
    int rows = response.length;
    if (columns < 1 || design.length != rows * columns || cluster.length != rows) {
      throw new IllegalArgumentException(
          "design (%d) must be rows times columns, response (%d) and cluster (%d) one per row"
              .formatted(design.length, rows, cluster.length));
    }
    if (rows <= columns) {
      throw new IllegalArgumentException(
          "observations (%d) must outnumber columns (%d)".formatted(rows, columns));
    }
    for (double value : design) {
      checkFinite(value, "design");
    }
    for (double value : response) {
      checkFinite(value, "response");
    }
    checkClusters(cluster);
  }

  private static void checkFinite(double value, String name) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s must be finite (found %s)".formatted(name, value));
    }
  }

  private static void checkClusters(int[] cluster) {
    int largest = Arrays.stream(cluster).max().orElseThrow();
    boolean[] present = new boolean[Math.max(0, largest) + 1];
    for (int number : cluster) {
      if (number < 0 || number >= cluster.length) {
        throw new IllegalArgumentException(
            "cluster (%d) must be a dense number from 0".formatted(number));
      }
      present[number] = true;
    }
    for (int number = 0; number <= largest; number++) {
      if (!present[number]) {
        throw new IllegalArgumentException("cluster %d must have rows".formatted(number));
      }
    }
    if (largest < 1) {
      throw new IllegalArgumentException("there must be at least two clusters");
    }
  }
}
