package org.reliefspan.numerics.glm;

import java.util.Arrays;

/**
 * A few rows of a design, standardised and turned to columns, with room for what a pass computes
 * for them. Cross products go by tiles of 4 x 2 columns, so that eight sums stay in registers. Not
 * thread-safe.
 */
final class DesignBlock {
  static final int ROWS = 128;
  private static final int TILE = 4;

  final double[] eta = new double[ROWS];
  final double[] response = new double[ROWS];
  final double[] weight = new double[ROWS];
  final double[] offset = new double[ROWS];
  final double[] score = new double[ROWS];
  final double[] information = new double[ROWS];
  int count;

  private final int columns;
  private final int padded;
  private final double[] x; // [column][row], padded with columns of 0
  private final double[] scaled; // x times information
  private final double[] crossProduct; // padded x padded, tiles on and above the diagonal

  DesignBlock(int columns) {
    this.columns = columns;
    this.padded = (columns + TILE - 1) / TILE * TILE;
    this.x = new double[padded * ROWS];
    this.scaled = new double[padded * ROWS];
    this.crossProduct = new double[padded * padded];
  }

  /** Loads the rows first, first + stride, ..., at most {@value #ROWS} of them. */
  void load(RegressionData data, Standardisation standardisation, int first, int stride) {
    int left = (data.rows() - first + stride - 1) / stride;
    count = Math.min(ROWS, left);
    int j = 0;
    for (; j + TILE <= columns; j += TILE) {
      copyTile(data.designArray(), first * columns + j, stride * columns, j, standardisation);
    }
    for (; j < columns; j++) {
      copyColumn(data.designArray(), first * columns + j, stride * columns, j, standardisation);
    }
    for (int r = 0, row = first; r < count; r++, row += stride) {
      response[r] = data.responseArray()[row];
      weight[r] = data.weightArray()[row];
      offset[r] = data.offsetArray()[row];
    }
    Arrays.fill(score, count, ROWS, 0);
    Arrays.fill(information, count, ROWS, 0);
  }

  /** Four columns at once, since they share cache lines. */
  private void copyTile(double[] design, int from, int step, int j, Standardisation by) {
    double c0 = by.centre(j);
    double c1 = by.centre(j + 1);
    double c2 = by.centre(j + 2);
    double c3 = by.centre(j + 3);
    double f0 = by.factor(j);
    double f1 = by.factor(j + 1);
    double f2 = by.factor(j + 2);
    double f3 = by.factor(j + 3);
    int to = j * ROWS;
    for (int r = 0, at = from; r < count; r++, at += step) {
      x[to + r] = (design[at] - c0) * f0;
      x[to + ROWS + r] = (design[at + 1] - c1) * f1;
      x[to + 2 * ROWS + r] = (design[at + 2] - c2) * f2;
      x[to + 3 * ROWS + r] = (design[at + 3] - c3) * f3;
    }
  }

  private void copyColumn(double[] design, int from, int step, int j, Standardisation by) {
    double centre = by.centre(j);
    double factor = by.factor(j);
    for (int r = 0, at = from; r < count; r++, at += step) {
      x[j * ROWS + r] = (design[at] - centre) * factor;
    }
  }

  void linearPredictor(double[] coefficients) {
    System.arraycopy(offset, 0, eta, 0, ROWS);
    for (int j = 0; j < columns; j++) {
      addColumn(j * ROWS, coefficients[j]);
    }
  }

  private void addColumn(int from, double coefficient) {
    for (int r = 0; r < ROWS; r++) {
      eta[r] += coefficient * x[from + r];
    }
  }

  /** Largest absolute linear predictor of the rows loaded that have weight. */
  double largest() {
    double largest = 0;
    for (int r = 0; r < count; r++) {
      largest = weight[r] > 0 ? Math.max(largest, Math.abs(eta[r])) : largest;
    }
    return largest;
  }

  /** Adds the sums of score times column. */
  void addGradient(double[] gradient) {
    for (int j = 0; j < columns; j++) {
      gradient[j] += product(j * ROWS);
    }
  }

  private double product(int from) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int r = 0; r < ROWS; r += 4) {
      s0 += x[from + r] * score[r];
      s1 += x[from + r + 1] * score[r + 1];
      s2 += x[from + r + 2] * score[r + 2];
      s3 += x[from + r + 3] * score[r + 3];
    }
    return s0 + s1 + (s2 + s3);
  }

  void clearCrossProduct() {
    Arrays.fill(crossProduct, 0);
  }

  /** Adds the sums of information times column times column to the cross product kept here. */
  void addCrossProduct() {
    for (int j = 0; j < columns; j++) {
      scaleColumn(j * ROWS);
    }
    for (int i = 0; i < padded; i += TILE) {
      for (int j = i; j < columns; j += 2) {
        addTile(i * ROWS, j * ROWS, i * padded + j);
      }
    }
  }

  private void scaleColumn(int from) {
    for (int r = 0; r < ROWS; r++) {
      scaled[from + r] = x[from + r] * information[r];
    }
  }

  private void addTile(int left, int right, int to) {
    double s00 = 0;
    double s01 = 0;
    double s10 = 0;
    double s11 = 0;
    double s20 = 0;
    double s21 = 0;
    double s30 = 0;
    double s31 = 0;
    for (int r = 0; r < ROWS; r++) {
      double b0 = x[right + r];
      double b1 = x[right + ROWS + r];
      double a0 = scaled[left + r];
      s00 += a0 * b0;
      s01 += a0 * b1;
      double a1 = scaled[left + ROWS + r];
      s10 += a1 * b0;
      s11 += a1 * b1;
      double a2 = scaled[left + 2 * ROWS + r];
      s20 += a2 * b0;
      s21 += a2 * b1;
      double a3 = scaled[left + 3 * ROWS + r];
      s30 += a3 * b0;
      s31 += a3 * b1;
    }
    add(to, s00, s01);
    add(to + padded, s10, s11);
    add(to + 2 * padded, s20, s21);
    add(to + 3 * padded, s30, s31);
  }

  private void add(int to, double first, double second) {
    crossProduct[to] += first;
    crossProduct[to + 1] += second;
  }

  /** Copies the cross product, both triangles, row-major columns x columns. */
  void copyCrossProduct(double[] to) {
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++) {
        to[i * columns + j] = crossProduct[i * padded + j];
        to[j * columns + i] = crossProduct[i * padded + j];
      }
    }
  }
}
