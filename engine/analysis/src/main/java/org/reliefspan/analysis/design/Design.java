package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.List;

/**
 * A design matrix. Arrays are not copied.
 *
 * @param columns names of the columns as R's model matrix names them
 * @param termOfColumn index into terms of each column, -1 for the intercept
 * @param terms labels of the formula's terms
 * @param values row-major [row][column]
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
public record Design(List<String> columns, int[] termOfColumn, List<String> terms, double[] values)
    implements Serializable {
  /** Some rows, in the given order. */
  Design rows(int[] rows) {
    double[] kept = new double[rows.length * width()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width(), kept, i * width(), width());
    }
    return new Design(columns, termOfColumn, terms, kept);
  }

  /** Number of columns. */
  public int width() {
    return columns.size();
  }
}
