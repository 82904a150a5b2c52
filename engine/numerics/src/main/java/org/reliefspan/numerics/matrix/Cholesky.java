package org.reliefspan.numerics.matrix;

import java.util.Arrays;

/**
 * Generalised Cholesky factor A = L D L' of a symmetric non-negative matrix, with rank.
 *
 * <p>L has ones on its diagonal, D is diagonal. A pivot not above tolerance times the largest
 * diagonal entry marks its column as dependent on earlier ones: it is left out of solutions and of
 * the inverse, where its rows are 0. So a collinear design drops the later column, as R does. Edge
 * cases: a pivot below minus the tolerance makes {@link #isNonNegative} false. Source: Therneau's
 * generalised Cholesky in R survival ({@code coxph}, {@code toler.chol}), whose tolerance is the
 * default. Not thread-safe.
 */
public final class Cholesky {
  /** Relative tolerance of a pivot, machine epsilon to the power 3/4 as in R survival. */
  public static final double TOLERANCE = 1.818989403545856e-12;

  private final int size;
  private final double[] factor; // row-major: L below, D on the diagonal
  private int rank;
  private boolean nonNegative;

  private Cholesky(int size) {
    this.size = size;
    this.factor = new double[size * size];
  }

  /**
   * Factors a matrix with the default tolerance.
   *
   * @param matrix row-major size x size; only its lower triangle is read; not changed
   */
  public static Cholesky of(double[] matrix, int size) {
    return of(matrix, size, TOLERANCE);
  }

  /** Factors a matrix; {@code tolerance} is relative to the largest diagonal entry. */
  public static Cholesky of(double[] matrix, int size, double tolerance) {
    Cholesky cholesky = ofSize(size);
    cholesky.refactor(matrix, tolerance);
    return cholesky;
  }

  /** An empty factor to be filled by {@link #refactor}, for loops that must not allocate. */
  public static Cholesky ofSize(int size) {
    return new Cholesky(size);
  }

  /** Factors another matrix in place of the old one. */
  public void refactor(double[] matrix, double tolerance) {
    System.arraycopy(matrix, 0, factor, 0, size * size);
    double largest = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, factor[i * size + i]);
    }
    double least = largest == 0 ? tolerance : largest * tolerance;
    rank = 0;
    nonNegative = true;
    for (int i = 0; i < size; i++) {
      double pivot = factor[i * size + i];
      if (!(pivot >= least)) {
        factor[i * size + i] = 0;
        nonNegative &= pivot >= -8 * least;
      } else {
        rank++;
        eliminate(i, pivot);
      }
    }
  }

  private void eliminate(int i, double pivot) {
    for (int j = i + 1; j < size; j++) {
      double ratio = factor[j * size + i] / pivot;
      factor[j * size + i] = ratio;
      factor[j * size + j] -= ratio * ratio * pivot;
      for (int k = j + 1; k < size; k++) {
        factor[k * size + j] -= ratio * factor[k * size + i];
      }
    }
  }

  /** Number of independent columns. */
  public int rank() {
    return rank;
  }

  /** Whether the matrix has full rank and positive pivots. */
  public boolean isPositiveDefinite() {
    return rank == size && nonNegative;
  }

  /** False when a pivot is clearly negative. */
  public boolean isNonNegative() {
    return nonNegative;
  }

  /** Whether a column is independent of those before it. */
  public boolean isIndependent(int column) {
    return factor[column * size + column] > 0;
  }

  /** Log of the product of the pivots that are not 0. */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double pivot = factor[i * size + i];
      sum += pivot > 0 ? Math.log(pivot) : 0;
    }
    return sum;
  }

  /** Solves A x = right in place; entries of dependent columns become 0. */
  public void solve(double[] right) {
    forward(right);
    for (int i = size - 1; i >= 0; i--) {
      double pivot = factor[i * size + i];
      if (pivot == 0) {
        right[i] = 0;
        continue;
      }
      double sum = right[i] / pivot;
      for (int j = i + 1; j < size; j++) {
        sum -= right[j] * factor[j * size + i];
      }
      right[i] = sum;
    }
  }

  /** value' A<sup>-1</sup> value over the independent columns. */
  public double quadraticForm(double[] value) {
    double[] work = value.clone();
    forward(work);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double pivot = factor[i * size + i];
      sum += pivot == 0 ? 0 : work[i] * work[i] / pivot;
    }
    return sum;
  }

  /** The inverse over the independent columns, row-major, 0 elsewhere. */
  public double[] inverse() {
    double[] inverse = new double[size * size];
    double[] column = new double[size];
    for (int j = 0; j < size; j++) {
      if (isIndependent(j)) {
        Arrays.fill(column, 0);
        column[j] = 1;
        solve(column);
        for (int i = 0; i < size; i++) {
          inverse[i * size + j] = column[i];
        }
      }
    }
    return Matrices.symmetrised(inverse, size);
  }

  private void forward(double[] right) {
    for (int i = 0; i < size; i++) {
      if (factor[i * size + i] == 0) {
        right[i] = 0;
        continue;
      }
      double value = right[i];
      for (int j = 0; j < i; j++) {
        value -= factor[i * size + j] * right[j];
      }
      right[i] = value;
    }
  }
}
