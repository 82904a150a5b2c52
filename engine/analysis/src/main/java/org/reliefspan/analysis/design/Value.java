package org.reliefspan.analysis.design;

import java.util.List;

/** What an expression is worth in every row. */
sealed interface Value {
  boolean isMissing(int row);

  /** Numbers, NaN where missing. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Numeric(double[] cells) implements Value {
    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(cells[row]);
    }
  }

  /** 1 for true, 0 for false, NaN where missing. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Logical(double[] cells) implements Value {
    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(cells[row]);
    }
  }

  /** Levels in order, code -1 where missing. */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Factor(int[] codes, List<String> levels) implements Value {
    @Override
    public boolean isMissing(int row) {
      return codes[row] < 0;
    }
  }
}
