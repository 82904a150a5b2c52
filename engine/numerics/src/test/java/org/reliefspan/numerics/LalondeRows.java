package org.reliefspan.numerics;

import java.util.List;

/** Lalonde's 614 rows as in MatchIt, read from the reference data. */
public final class LalondeRows {
  private static final int COLUMNS = 9;

  private final List<String[]> rows;

  private LalondeRows(List<String[]> rows) {
    this.rows = rows;
  }

  /** Skips the test where there are no reference data. */
  public static LalondeRows read() {
    return new LalondeRows(ReferenceData.rows("data/lalonde/lalonde_matchit.csv"));
  }

  public int size() {
    return rows.size();
  }

  /** In the training programme, 0 or 1. */
  public double[] treated() {
    return column(0);
  }

  /** Earnings in 1978. */
  public double[] earnings() {
    return column(8);
  }

  private double[] column(int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }

  /** Constant, age, educ, race hispan, race white, married, nodegree, re74, re75. */
  public double[] confounders() {
    double[] design = new double[rows.size() * COLUMNS];
    int at = 0;
    for (String[] row : rows) {
      design[at++] = 1;
      design[at++] = Double.parseDouble(row[1]);
      design[at++] = Double.parseDouble(row[2]);
      design[at++] = row[3].equals("hispan") ? 1 : 0;
      design[at++] = row[3].equals("white") ? 1 : 0;
      for (int column = 4; column < 8; column++) {
        design[at++] = Double.parseDouble(row[column]);
      }
    }
    return design;
  }
}
