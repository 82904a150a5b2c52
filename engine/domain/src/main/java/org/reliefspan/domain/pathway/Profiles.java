package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Arrays;

/** Rows of a table of patients, each with how likely a simulated patient begins with it. */
public final class Profiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int rows;
  private final double[] cumulative; // rising to 1; empty where all rows are equally likely

  private Profiles(int rows, double[] cumulative) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows (%d) must be at least 1.".formatted(rows));
    }
    this.rows = rows;
    this.cumulative = cumulative;
  }

  /** Rows that are equally likely. */
  public static Profiles equallyLikely(int rows) {
    return new Profiles(rows, new double[0]);
  }

  /**
   * Rows by weight.
   *
   * @param weights not negative, not all 0; they need not sum to 1
   */
  public static Profiles weighted(double[] weights) {
    double[] cumulative = new double[weights.length];
    double sum = 0;
    for (int row = 0; row < weights.length; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weights must be finite and not negative.");
      }
      sum += weights[row];
      cumulative[row] = sum;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("weights must not all be 0.");
    }
    for (int row = 0; row < weights.length; row++) {
      cumulative[row] /= sum;
    }
    return new Profiles(weights.length, cumulative);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Whether rows have weights, be they equal. */
  public boolean isWeighted() {
    return cumulative.length > 0;
  }

  /** How likely a row is. */
  public double probability(int row) {
    if (cumulative.length == 0) {
      return 1.0 / rows;
    }
    return row == 0 ? cumulative[0] : cumulative[row] - cumulative[row - 1];
  }

  /** The row at a uniform number from 0 to 1: the first whose cumulative probability is above. */
  public int at(double uniform) {
    if (cumulative.length == 0) {
      return Math.min(rows - 1, (int) (uniform * rows));
    }
    int found = Arrays.binarySearch(cumulative, uniform);
    int row = found < 0 ? -found - 1 : found + 1;
    while (row < rows && cumulative[row] <= uniform) {
      row++; // rows that nobody has
    }
    return row < rows ? row : lastPossible();
  }

  private int lastPossible() {
    int row = rows - 1;
    while (probability(row) == 0) {
      row--;
    }
    return row;
  }
}
