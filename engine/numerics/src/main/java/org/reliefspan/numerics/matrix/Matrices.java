package org.reliefspan.numerics.matrix;

/** Products of row-major matrices. Sizes are the caller's to get right. */
public final class Matrices {
  private Matrices() {}

  /** The product of a (rows x inner) and b (inner x columns). */
  public static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
    double[] product = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        double factor = a[i * inner + k];
        for (int j = 0; j < columns; j++) {
          product[i * columns + j] += factor * b[k * columns + j];
        }
      }
    }
    return product;
  }

  /** The transpose of a (rows x columns). */
  public static double[] transpose(double[] a, int rows, int columns) {
    double[] transpose = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transpose[j * rows + i] = a[i * columns + j];
      }
    }
    return transpose;
  }

  /** A m A' for A of size rows x inner and m of size inner x inner. */
  public static double[] sandwich(double[] a, double[] m, int rows, int inner) {
    double[] left = product(a, m, rows, inner, inner);
    return product(left, transpose(a, rows, inner), rows, inner, rows);
  }

  /** Half the sum of a square matrix and its transpose. */
  public static double[] symmetrised(double[] a, int size) {
    double[] result = new double[a.length];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        result[i * size + j] = (a[i * size + j] + a[j * size + i]) / 2;
      }
    }
    return result;
  }

  /** The identity. */
  public static double[] identity(int size) {
    double[] identity = new double[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return identity;
  }

  /** The inner product. */
  public static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
