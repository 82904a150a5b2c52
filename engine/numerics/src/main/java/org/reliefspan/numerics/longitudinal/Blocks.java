package org.reliefspan.numerics.longitudinal;

/** Arithmetic of small square row-major blocks in arrays that the caller owns. */
final class Blocks {
  private static final double LEAST_PIVOT = 1e-12;

  private Blocks() {}

  /** out = a b. */
  static void multiply(double[] a, double[] b, int size, double[] out) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        out[i * size + j] = 0;
      }
      for (int k = 0; k < size; k++) {
        double factor = a[i * size + k];
        for (int j = 0; j < size; j++) {
          out[i * size + j] += factor * b[k * size + j];
        }
      }
    }
  }

  /** Trace of a b. */
  static double traceOfProduct(double[] a, double[] b, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum += a[i * size + j] * b[j * size + i];
      }
    }
    return sum;
  }

  /** Sum of the diagonal. */
  static double trace(double[] a, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += a[i * size + i];
    }
    return sum;
  }

  /**
   * Inverts a symmetric positive definite block.
   *
   * @return log determinant; positive infinity where the block is not positive definite
   */
  static double invert(double[] matrix, int size, double[] inverse) {
    System.arraycopy(matrix, 0, inverse, 0, size * size);
    double logDeterminant = 0;
    for (int k = 0; k < size; k++) {
      double pivot = inverse[k * size + k];
      if (!(pivot > LEAST_PIVOT * matrix[k * size + k])) {
        return Double.POSITIVE_INFINITY;
      }
      logDeterminant += Math.log(pivot);
      eliminate(inverse, size, k, 1 / pivot);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (inverse[i * size + j] + inverse[j * size + i]) / 2;
        inverse[i * size + j] = mean;
        inverse[j * size + i] = mean;
      }
    }
    return logDeterminant;
  }

  private static void eliminate(double[] a, int size, int k, double reciprocal) {
    a[k * size + k] = 1;
    for (int j = 0; j < size; j++) {
      a[k * size + j] *= reciprocal;
    }
    for (int i = 0; i < size; i++) {
      if (i != k) {
        double factor = a[i * size + k];
        a[i * size + k] = 0;
        for (int j = 0; j < size; j++) {
          a[i * size + j] -= factor * a[k * size + j];
        }
      }
    }
  }

  /** Length of the packed lower triangle. */
  static int packedSize(int size) {
    return size * (size + 1) / 2;
  }

  /** The leading block of a packed lower triangle as a full symmetric matrix. */
  static void unpack(double[] packed, int size, double[] full) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double value = packed[i * (i + 1) / 2 + j];
        full[i * size + j] = value;
        full[j * size + i] = value;
      }
    }
  }
}
