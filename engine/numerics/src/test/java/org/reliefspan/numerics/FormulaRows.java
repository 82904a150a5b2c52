package org.reliefspan.numerics;

/**
 * Sixty rows made by formulas, so that a test and R see the same numbers: for i = 1, ..., 60 {@code
 * x1 = ((i*37)%%101)/101; x2 = ((i*53)%%97)/97*10; d1 = i%%3 == 1; d2 = i%%3 == 2; g = (i*7)%%12; y
 * = 2+3*x1-0.5*x2+d1+((i*29)%%89)/89*4; w = 1+(i%%4)/2; b = ((i*61)%%103)/103 <
 * plogis(-0.5+1.5*x1-0.1*x2+0.5*d1); cn = floor(exp(0.5+0.8*x1-0.05*x2)*(0.3+1.5*((i*43)%%71)/71));
 * off = log(1+(i%%5))}.
 */
public final class FormulaRows {
  /** Number of rows. */
  public static final int ROWS = 60;

  private FormulaRows() {}

  /** What a row holds. */
  @FunctionalInterface
  public interface Cell {
    /** The value of row i, from 1. */
    double at(int i);
  }

  /** One value per row. */
  public static double[] column(Cell cell) {
    double[] values = new double[ROWS];
    for (int i = 1; i <= ROWS; i++) {
      values[i - 1] = cell.at(i);
    }
    return values;
  }

  /** Columns side by side, row-major. */
  public static double[] design(double[]... columns) {
    int rows = columns[0].length;
    double[] design = new double[rows * columns.length];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < columns.length; j++) {
        design[row * columns.length + j] = columns[j][row];
      }
    }
    return design;
  }

  /** Constant, x1, x2, d1, d2. */
  public static double[] fullDesign() {
    return design(
        column(i -> 1),
        column(FormulaRows::x1),
        column(FormulaRows::x2),
        column(FormulaRows::d1),
        column(FormulaRows::d2));
  }

  public static double x1(int i) {
    return (i * 37 % 101) / 101.0;
  }

  public static double x2(int i) {
    return (i * 53 % 97) / 97.0 * 10;
  }

  public static double d1(int i) {
    return i % 3 == 1 ? 1 : 0;
  }

  public static double d2(int i) {
    return i % 3 == 2 ? 1 : 0;
  }

  public static double y(int i) {
    return 2 + 3 * x1(i) - 0.5 * x2(i) + d1(i) + (i * 29 % 89) / 89.0 * 4;
  }

  public static double weight(int i) {
    return 1 + (i % 4) / 2.0;
  }

  public static double binary(int i) {
    double eta = -0.5 + 1.5 * x1(i) - 0.1 * x2(i) + 0.5 * d1(i);
    return (i * 61 % 103) / 103.0 < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
  }

  public static double count(int i) {
    return Math.floor(
        Math.exp(0.5 + 0.8 * x1(i) - 0.05 * x2(i)) * (0.3 + 1.5 * (i * 43 % 71) / 71.0));
  }

  public static double offset(int i) {
    return Math.log(1 + (i % 5));
  }

  /** Twelve clusters of five rows. */
  public static int[] clusters() {
    int[] cluster = new int[ROWS];
    for (int i = 1; i <= ROWS; i++) {
      cluster[i - 1] = i * 7 % 12;
    }
    return cluster;
  }
}
