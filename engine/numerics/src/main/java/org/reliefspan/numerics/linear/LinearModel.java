package org.reliefspan.numerics.linear;

import java.util.Arrays;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.RefusedRowException;

/**
 * Weighted linear regression.
 *
 * <p>Formula: b = argmin sum w (y - x'b)<sup>2</sup>; sigma<sup>2</sup> = sum w e<sup>2</sup> / (n
 * - k), covariance sigma<sup>2</sup> (X'WX)<sup>-1</sup>; t and F inference with n - k degrees of
 * freedom, n being the rows with positive weight and k the estimable columns. Robust covariances:
 * {@link LinearModelFit#robust} and {@link LinearModelFit#clustered}. Domain: finite values,
 * weights not negative (they are precisions: a row with weight 2 counts as the mean of two rows,
 * not as two rows). Edge cases: a column that depends on earlier ones (norm left below 1e-7 of its
 * own, as R {@code lm}) is not estimable and left out; as many coefficients as rows throw {@link
 * NotEstimableException}. Source: Bjorck 1967, doi 10.1007/BF01934122; for the covariances see
 * {@code RobustForm}, {@code ClusterForm}. Agreement: R 4.2.2 {@code lm}, sandwich 3.0-2 {@code
 * vcovHC} and {@code vcovCL}, relative 1e-10; CR2 without weights against its definition in
 * matrices ({@code LinearModelTest}).
 */
public final class LinearModel {
  /** Relative norm below which a column is not estimable, as R {@code lm}. */
  public static final double TOLERANCE = 1e-7;

  private LinearModel() {}

  /** Fits without weights. */
  public static LinearModelFit fit(double[] design, double[] response) {
    double[] ones = new double[response.length];
    Arrays.fill(ones, 1);
    return fit(design, response, ones);
  }

  /**
   * Fits with weights.
   *
   * @param design row-major [row][column]; include a column of ones for an intercept
   * @param response one per row
   * @param weight one per row, not negative
   */
  public static LinearModelFit fit(double[] design, double[] response, double[] weight) {
    int columns = columns(design, response);
    checkWeights(weight, response.length);
    double[] root = new double[weight.length];
    double[] scaled = new double[weight.length];
    int used = 0;
    double squares = 0;
    for (int row = 0; row < root.length; row++) {
      root[row] = Math.sqrt(weight[row]);
      scaled[row] = root[row] * response[row];
      squares += scaled[row] * scaled[row];
      used += weight[row] > 0 ? 1 : 0;
    }
    if (Double.isInfinite(squares)) {
      throw new NotEstimableException(
          "The response is so large that its squares have no end. Maybe another unit?");
    }
    OrthogonalBasis basis = OrthogonalBasis.of(design, root, columns, TOLERANCE);
    if (used <= basis.rank()) {
      throw new NotEstimableException(
          "%d rows do not outnumber %d coefficients. Maybe fewer terms?"
              .formatted(used, basis.rank()));
    }
    double[] estimate = basis.coefficients(scaled);
    double[] fitted = fitted(design, estimate, response.length);
    return new LinearModelFit(
        basis, estimate, response, weight, fitted, used, hasConstant(design, weight, columns));
  }

  static double[] fitted(double[] design, double[] estimate, int rows) {
    int columns = estimate.length;
    double[] fitted = new double[rows];
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += design[row * columns + j] * estimate[j];
      }
      fitted[row] = sum;
    }
    return fitted;
  }

  private static boolean hasConstant(double[] design, double[] weight, int columns) {
    for (int j = 0; j < columns; j++) {
      double first = Double.NaN;
      boolean constant = true;
      for (int row = 0; row < weight.length && constant; row++) {
        double value = design[row * columns + j];
        if (weight[row] > 0) {
          constant = value != 0 && (Double.isNaN(first) || value == first);
          first = value;
        }
      }
      if (constant) {
        return true;
      }
    }
    return false;
  }

  /** Number of columns of a checked design. */
  static int columns(double[] design, double[] response) {
    int rows = response.length;
    int columns = rows == 0 ? 0 : design.length / rows;
    if (columns < 1 || design.length != rows * columns) {
      throw new IllegalArgumentException(
          "design (%d) must be rows times columns, response (%d) one per row"
              .formatted(design.length, rows));
    }
    checkFinite(design, "design");
    checkFinite(response, "response");
    return columns;
  }

  private static void checkFinite(double[] values, String name) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s must be finite (it is not at index %d). Maybe a missing value?".formatted(name, i));
      }
    }
  }

  private static void checkWeights(double[] weight, int rows) {
    if (weight.length != rows) {
      throw new IllegalArgumentException(
          "weight (%d) must have one number per row (%d)".formatted(weight.length, rows));
    }
    for (int row = 0; row < rows; row++) {
      if (!(weight[row] >= 0 && weight[row] < Double.POSITIVE_INFINITY)) {
        throw new RefusedRowException("The weight in {row} must be finite and not negative.", row);
      }
    }
  }
}
