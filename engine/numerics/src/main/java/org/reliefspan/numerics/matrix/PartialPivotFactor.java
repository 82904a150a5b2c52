package org.reliefspan.numerics.matrix;

/** LU factor with row exchanges of a small square matrix, without allocation after construction. */
final class PartialPivotFactor {
  private final int size;
  private final double[] factor; // row-major: L below the diagonal, U on and above
  private final int[] pivot;
  private final double[] column;

  PartialPivotFactor(int size) {
    this.size = size;
    this.factor = new double[size * size];
    this.pivot = new int[size];
    this.column = new double[size];
  }

  /** Factors a matrix; not changed. */
  void refactor(double[] matrix) {
    System.arraycopy(matrix, 0, factor, 0, size * size);
    for (int k = 0; k < size; k++) {
      pivot[k] = largestBelow(k);
      exchange(k, pivot[k]);
      for (int i = k + 1; i < size; i++) {
        double ratio = factor[i * size + k] / factor[k * size + k];
        factor[i * size + k] = ratio;
        for (int j = k + 1; j < size; j++) {
          factor[i * size + j] -= ratio * factor[k * size + j];
        }
      }
    }
  }

  /** Solves A X = right in place; right is row-major size x size. */
  void solve(double[] right) {
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        column[i] = right[i * size + j];
      }
      solveColumn();
      for (int i = 0; i < size; i++) {
        right[i * size + j] = column[i];
      }
    }
  }

  private void solveColumn() {
    for (int k = 0; k < size; k++) {
      double swap = column[k];
      column[k] = column[pivot[k]];
      column[pivot[k]] = swap;
    }
    for (int i = 1; i < size; i++) {
      for (int k = 0; k < i; k++) {
        column[i] -= factor[i * size + k] * column[k];
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        column[i] -= factor[i * size + k] * column[k];
      }
      column[i] /= factor[i * size + i];
    }
  }

  private int largestBelow(int k) {
    int best = k;
    for (int i = k + 1; i < size; i++) {
      if (Math.abs(factor[i * size + k]) > Math.abs(factor[best * size + k])) {
        best = i;
      }
    }
    return best;
  }

  private void exchange(int one, int other) {
    for (int j = 0; one != other && j < size; j++) {
      double swap = factor[one * size + j];
      factor[one * size + j] = factor[other * size + j];
      factor[other * size + j] = swap;
    }
  }
}
