package org.reliefspan.numerics.hazard;

import java.io.Serializable;

/**
 * Weighted sums of products of columns, in blocks that stay in the nearest cache and with four sums
 * at a time, so that the processor's pipelines stay full.
 */
final class CrossProducts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 256;

  private final double[] weighted = new double[BLOCK];

  /**
   * Adds sum over positions of multiplier x_j x_k to the upper triangle.
   *
   * @param columns [column][position]
   * @param multiplier one per position
   * @param from first position
   * @param to end, exclusive
   * @param target row-major size x size
   */
  void add(double[][] columns, double[] multiplier, int from, int to, double[] target) {
    for (int block = from; block < to; block += BLOCK) {
      addBlock(columns, multiplier, block, Math.min(BLOCK, to - block), target);
    }
  }

  private void addBlock(
      double[][] columns, double[] multiplier, int from, int length, double[] target) {
    int size = columns.length;
    for (int j = 0; j < size; j++) {
      double[] column = columns[j];
      for (int i = 0; i < length; i++) {
        weighted[i] = multiplier[from + i] * column[from + i];
      }
      int k = j;
      for (; k + 3 < size; k += 4) {
        addFour(columns, k, from, length, target, j * size + k);
      }
      for (; k < size; k++) {
        target[j * size + k] += dot(columns[k], from, length);
      }
    }
  }

  private void addFour(
      double[][] columns, int k, int from, int length, double[] target, int place) {
    double[] a = columns[k];
    double[] b = columns[k + 1];
    double[] c = columns[k + 2];
    double[] d = columns[k + 3];
    double sumA = 0;
    double sumB = 0;
    double sumC = 0;
    double sumD = 0;
    for (int i = 0; i < length; i++) {
      double value = weighted[i];
      sumA += value * a[from + i];
      sumB += value * b[from + i];
      sumC += value * c[from + i];
      sumD += value * d[from + i];
    }
    target[place] += sumA;
    target[place + 1] += sumB;
    target[place + 2] += sumC;
    target[place + 3] += sumD;
  }

  private double dot(double[] column, int from, int length) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < length; i += 2) {
      even += weighted[i] * column[from + i];
      odd += weighted[i + 1] * column[from + i + 1];
    }
    if (i < length) {
      even += weighted[i] * column[from + i];
    }
    return even + odd;
  }

  /** Copies the upper triangle to the lower one. */
  static void mirror(double[] matrix, int size) {
    for (int j = 0; j < size; j++) {
      for (int k = j + 1; k < size; k++) {
        matrix[k * size + j] = matrix[j * size + k];
      }
    }
  }
}
