package org.reliefspan.numerics.interval;

import java.util.Arrays;

/** Cholesky factor of a 3 x 3 information matrix; leading parameters may be left out. */
final class SmallMatrix {
  private final double[][] factor = new double[3][3];
  private final double[] pivot = new double[3];
  private int from;

  /**
   * Takes minus the curvature (order aa, am, as, mm, ms, ss) plus a ridge.
   *
   * @param first first parameter that is free; those before count as known
   */
  void setInformation(double[] curvature, int first, double ridge) {
    from = first;
    int at = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        factor[j][i] = -curvature[at++];
      }
      factor[i][i] += ridge * (1 + Math.abs(factor[i][i]));
      pivot[i] = Math.abs(factor[i][i]);
    }
  }

  /** Factors in place; false when the matrix is not positive definite. */
  boolean factor() {
    for (int i = from; i < 3; i++) {
      for (int j = from; j <= i; j++) {
        double sum = factor[i][j];
        for (int k = from; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        if (i != j) {
          factor[i][j] = sum / factor[j][j];
        } else if (sum > 1e-12 * pivot[i]) {
          factor[i][i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** Solves for a right side; entries before the first free parameter become 0. */
  void solve(double[] right, double[] solution) {
    for (int i = 0; i < from; i++) {
      solution[i] = 0;
    }
    for (int i = from; i < 3; i++) {
      double sum = right[i];
      for (int k = from; k < i; k++) {
        sum -= factor[i][k] * solution[k];
      }
      solution[i] = sum / factor[i][i];
    }
    for (int i = 2; i >= from; i--) {
      double sum = solution[i];
      for (int k = i + 1; k < 3; k++) {
        sum -= factor[k][i] * solution[k];
      }
      solution[i] = sum / factor[i][i];
    }
  }

  /** The inverse, row-major, zero for parameters left out. */
  double[] inverse() {
    double[] inverse = new double[9];
    double[] unit = new double[3];
    double[] column = new double[3];
    for (int j = from; j < 3; j++) {
      Arrays.fill(unit, 0);
      unit[j] = 1;
      solve(unit, column);
      for (int i = from; i < 3; i++) {
        inverse[3 * i + j] = column[i];
      }
    }
    return inverse;
  }
}
