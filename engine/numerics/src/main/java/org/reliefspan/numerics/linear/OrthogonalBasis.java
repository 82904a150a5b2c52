package org.reliefspan.numerics.linear;

import java.util.Arrays;

/**
 * Orthonormal columns that span a design, X = Q R, by modified Gram-Schmidt with each column made
 * orthogonal twice. A column whose norm falls to the tolerance times its old norm depends on
 * earlier ones: it is not estimable and has no basis column.
 */
final class OrthogonalBasis {
  private final double[][] basis; // [column][row]
  private final double[][] triangle; // upper, [row][column]
  private final boolean[] estimable;
  private int rank;

  private OrthogonalBasis(int rows, int columns) {
    this.basis = new double[columns][rows];
    this.triangle = new double[columns][columns];
    this.estimable = new boolean[columns];
  }

  /**
   * The basis of a design whose rows are multiplied by {@code rowScale}.
   *
   * @param design row-major [row][column]
   */
  static OrthogonalBasis of(double[] design, double[] rowScale, int columns, double tolerance) {
    int rows = rowScale.length;
    OrthogonalBasis result = new OrthogonalBasis(rows, columns);
    for (int j = 0; j < columns; j++) {
      for (int row = 0; row < rows; row++) {
        result.basis[j][row] = design[row * columns + j] * rowScale[row];
      }
      result.orthogonalise(j, tolerance);
    }
    return result;
  }

  private void orthogonalise(int j, double tolerance) {
    double[] column = basis[j];
    double before = Math.sqrt(dot(column, column));
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < j; k++) {
        if (estimable[k]) {
          double along = dot(basis[k], column);
          triangle[k][j] += along;
          subtract(column, basis[k], along);
        }
      }
    }
    double left = Math.sqrt(dot(column, column));
    estimable[j] = left > tolerance * before;
    if (estimable[j]) {
      rank++;
      triangle[j][j] = left;
      for (int row = 0; row < column.length; row++) {
        column[row] /= left;
      }
    } else {
      basis[j] = new double[0];
    }
  }

  int columns() {
    return basis.length;
  }

  int rank() {
    return rank;
  }

  boolean isEstimable(int column) {
    return estimable[column];
  }

  boolean[] estimable() {
    return estimable.clone();
  }

  /** Q<sub>row, column</sub>; 0 for a column that is not estimable. */
  double at(int row, int column) {
    return estimable[column] ? basis[column][row] : 0;
  }

  /** Squared length of a row of Q. */
  double leverage(int row) {
    double sum = 0;
    for (int j = 0; j < basis.length; j++) {
      double value = at(row, j);
      sum += value * value;
    }
    return sum;
  }

  /** Least-squares coefficients of a response whose rows are scaled already. */
  double[] coefficients(double[] scaledResponse) {
    double[] residual = scaledResponse.clone();
    double[] along = new double[basis.length];
    for (int j = 0; j < basis.length; j++) {
      if (estimable[j]) {
        along[j] = dot(basis[j], residual);
        subtract(residual, basis[j], along[j]);
      }
    }
    backSubstitute(along);
    return along;
  }

  /** Solves R x = right in place; entries that are not estimable become 0. */
  void backSubstitute(double[] right) {
    for (int i = right.length - 1; i >= 0; i--) {
      if (!estimable[i]) {
        right[i] = 0;
        continue;
      }
      for (int j = i + 1; j < right.length; j++) {
        right[i] -= triangle[i][j] * right[j];
      }
      right[i] /= triangle[i][i];
    }
  }

  /** (X'X)<sup>-1</sup> over the estimable columns, row-major, 0 elsewhere. */
  double[] inverseCrossProduct() {
    int size = basis.length;
    double[] inverse = new double[size * size];
    double[] column = new double[size];
    for (int k = 0; k < size; k++) {
      Arrays.fill(column, 0);
      column[k] = 1;
      if (estimable[k]) {
        backSubstitute(column);
        addOuter(column, 1, inverse);
      }
    }
    return inverse;
  }

  static void addOuter(double[] vector, double factor, double[] matrix) {
    int size = vector.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i * size + j] += factor * vector[i] * vector[j];
      }
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
}
