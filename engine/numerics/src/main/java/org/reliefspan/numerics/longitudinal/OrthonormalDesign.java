package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import java.util.Optional;

/**
 * The columns of a design as combinations X = Q R of orthonormal ones.
 *
 * <p>Modified Gram-Schmidt, each column made orthogonal twice. A column that depends on earlier
 * ones (norm left below 1e-9 of its own) is dropped. Everything downstream works in Q, where the
 * scale and the correlation of the user's columns do no harm.
 */
public final class OrthonormalDesign {
  private static final double DEPENDENT = 1e-9;
  private static final double ESTIMABLE = 1e-6;

  private final int rows;
  private final int columns;
  private final double[][] basis; // [kept column][row]
  private final double[][] along; // [column][kept column]: the column in the basis
  private final int[] kept; // user's column of each basis column

  private OrthonormalDesign(int rows, int columns, double[][] basis, double[][] along, int[] kept) {
    this.rows = rows;
    this.columns = columns;
    this.basis = basis;
    this.along = along;
    this.kept = kept;
  }

  /**
   * Orthonormal columns of a design.
   *
   * @param design row-major [row][column]
   */
  public static OrthonormalDesign of(double[] design, int rows, int columns) {
    double[][] basis = new double[columns][];
    double[][] along = new double[columns][columns];
    int[] kept = new int[columns];
    int rank = 0;
    for (int j = 0; j < columns; j++) {
      double[] column = new double[rows];
      for (int row = 0; row < rows; row++) {
        column[row] = design[row * columns + j];
      }
      double before = norm(column);
      project(column, basis, rank, along[j]);
      double left = norm(column);
      if (left > DEPENDENT * before) {
        for (int row = 0; row < rows; row++) {
          column[row] /= left;
        }
        along[j][rank] = left;
        basis[rank] = column;
        kept[rank++] = j;
      }
    }
    return new OrthonormalDesign(
        rows, columns, Arrays.copyOf(basis, rank), along, Arrays.copyOf(kept, rank));
  }

  private static void project(double[] column, double[][] basis, int rank, double[] along) {
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < rank; k++) {
        double product = 0;
        for (int row = 0; row < column.length; row++) {
          product += basis[k][row] * column[row];
        }
        along[k] += product;
        for (int row = 0; row < column.length; row++) {
          column[row] -= product * basis[k][row];
        }
      }
    }
  }

  private static double norm(double[] column) {
    double sum = 0;
    for (double value : column) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** Number of independent columns. */
  public int rank() {
    return kept.length;
  }

  /** Entry of an orthonormal column. */
  public double entry(int row, int basisColumn) {
    return basis[basisColumn][row];
  }

  /** Removes the part of a response that the columns explain; returns its place in the basis. */
  public double[] explain(double[] response) {
    double[] place = new double[rank()];
    project(response, basis, rank(), place);
    return place;
  }

  /** Which of the user's columns were kept. */
  public boolean[] estimable() {
    boolean[] estimable = new boolean[columns];
    for (int column : kept) {
      estimable[column] = true;
    }
    return estimable;
  }

  /** Log of the product of the norms, so that log|X'AX| = log|Q'AQ| + 2 this. */
  public double logDeterminant() {
    double sum = 0;
    for (int k = 0; k < rank(); k++) {
      sum += Math.log(along[kept[k]][k]);
    }
    return sum;
  }

  /**
   * Weights on the user's coefficients as weights on those of the basis.
   *
   * @return empty where the design does not determine the combination
   */
  public Optional<double[]> inBasis(double[] weights) {
    double[] result = new double[rank()];
    for (int k = 0; k < rank(); k++) {
      double sum = weights[kept[k]];
      for (int i = 0; i < k; i++) {
        sum -= along[kept[k]][i] * result[i];
      }
      result[k] = sum / along[kept[k]][k];
    }
    double size = norm(weights);
    for (int j = 0; j < columns; j++) {
      double sum = -weights[j];
      for (int k = 0; k < rank(); k++) {
        sum += along[j][k] * result[k];
      }
      if (Math.abs(sum) > ESTIMABLE * size) {
        return Optional.empty();
      }
    }
    return Optional.of(result);
  }

  /**
   * The coefficient of a kept column, beside dropped columns held at 0, as weights on those of the
   * basis.
   */
  public double[] coefficientInBasis(int column) {
    double[] result = new double[rank()];
    for (int k = 0; k < rank(); k++) {
      double sum = kept[k] == column ? 1 : 0;
      for (int i = 0; i < k; i++) {
        sum -= along[kept[k]][i] * result[i];
      }
      result[k] = sum / along[kept[k]][k];
    }
    return result;
  }

  /** Coefficients of the user's columns from those of the basis; 0 for dropped columns. */
  public double[] coefficients(double[] basisCoefficients) {
    double[] result = new double[columns];
    for (int k = rank() - 1; k >= 0; k--) {
      double sum = basisCoefficients[k];
      for (int j = k + 1; j < rank(); j++) {
        sum -= along[kept[j]][k] * result[kept[j]];
      }
      result[kept[k]] = sum / along[kept[k]][k];
    }
    return result;
  }

  /** Covariance of the user's coefficients from that of the basis, both row-major. */
  public double[] covariance(double[] basisCovariance) {
    int rank = rank();
    double[] half = new double[columns * rank]; // R^-1 C
    double[] column = new double[rank];
    for (int j = 0; j < rank; j++) {
      for (int i = 0; i < rank; i++) {
        column[i] = basisCovariance[i * rank + j];
      }
      double[] solved = coefficients(column);
      for (int i = 0; i < columns; i++) {
        half[i * rank + j] = solved[i];
      }
    }
    double[] covariance = new double[columns * columns];
    for (int i = 0; i < columns; i++) {
      double[] solved = coefficients(Arrays.copyOfRange(half, i * rank, (i + 1) * rank));
      System.arraycopy(solved, 0, covariance, i * columns, columns);
    }
    return covariance;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of the user's columns, dropped ones included. */
  public int columns() {
    return columns;
  }
}
