package org.reliefspan.numerics;

import java.util.List;

/**
 * The 1,566 complete rows of NHEFS (Hernan and Robins, Causal Inference: What If, chapter 12), read
 * from the reference data.
 */
public final class NhefsRows {
  private static final int QUIT = 1;
  private static final int DEATH = 2;
  private static final int SEX = 8;
  private static final int AGE = 9;
  private static final int RACE = 10;
  private static final int EDUCATION = 14;
  private static final int WEIGHT_1971 = 16;
  private static final int GAIN = 18;
  private static final int CIGARETTES = 20;
  private static final int YEARS = 22;
  private static final int ACTIVE = 52;
  private static final int EXERCISE = 53;

  private final List<String[]> rows;

  private NhefsRows(List<String[]> rows) {
    this.rows = rows;
  }

  /** Skips the test where there are no reference data. */
  public static NhefsRows read() {
    return new NhefsRows(ReferenceData.rows("data/nhefs/nhefs_complete.csv"));
  }

  public int size() {
    return rows.size();
  }

  private double number(int row, int column) {
    return Double.parseDouble(rows.get(row)[column]);
  }

  /** Whether the smoker quit, 0 or 1. */
  public double[] quit() {
    return column(QUIT);
  }

  /** Weight gained from 1971 to 1982, kg. */
  public double[] gain() {
    return column(GAIN);
  }

  /** Died by 1992, 0 or 1. */
  public double[] death() {
    return column(DEATH);
  }

  /** Cigarettes a day. */
  public double[] cigarettes() {
    return column(CIGARETTES);
  }

  private double[] column(int column) {
    double[] values = new double[rows.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = number(row, column);
    }
    return values;
  }

  /**
   * The book's confounders with a constant, 19 columns: 1, sex, race, age, age^2, education 2 to 5,
   * smokeintensity and its square, smokeyrs and its square, exercise 1, 2, active 1, 2, wt71 and
   * its square.
   */
  public double[] confounders() {
    double[] design = new double[rows.size() * 19];
    for (int row = 0; row < rows.size(); row++) {
      int at = row * 19;
      design[at++] = 1;
      design[at++] = number(row, SEX);
      design[at++] = number(row, RACE);
      at = square(design, at, number(row, AGE));
      at = levels(design, at, number(row, EDUCATION), 2, 5);
      at = square(design, at, number(row, CIGARETTES));
      at = square(design, at, number(row, YEARS));
      at = levels(design, at, number(row, EXERCISE), 1, 2);
      at = levels(design, at, number(row, ACTIVE), 1, 2);
      square(design, at, number(row, WEIGHT_1971));
    }
    return design;
  }

  private static int square(double[] design, int at, double value) {
    design[at] = value;
    design[at + 1] = value * value;
    return at + 2;
  }

  private static int levels(double[] design, int at, double value, int first, int last) {
    int to = at;
    for (int level = first; level <= last; level++) {
      design[to++] = value == level ? 1 : 0;
    }
    return to;
  }

  /** A design with further columns at its end, row-major. */
  public static double[] with(double[] design, double[]... more) {
    int rows = more[0].length;
    int columns = design.length / rows;
    int wide = columns + more.length;
    double[] result = new double[rows * wide];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(design, row * columns, result, row * wide, columns);
      for (int j = 0; j < more.length; j++) {
        result[row * wide + columns + j] = more[j][row];
      }
    }
    return result;
  }
}
