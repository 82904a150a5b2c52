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
  /** Number of columns. */
  public int width() {
    return columns.size();
  }
}
