package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A column of a table, as read. */
public sealed interface DataColumn extends Serializable {

  int rows();

  /** Some rows, in the given order. */
  DataColumn rows(int[] kept);

  /** Whether a cell is empty. */
  boolean isMissing(int row);

  /**
   * Numbers; NaN stands for an empty cell.
   *
   * @param cells one per row; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Numbers(double[] cells) implements DataColumn {
    @Override
    public DataColumn rows(int[] kept) {
      return new Numbers(Arrays.stream(kept).mapToDouble(row -> cells[row]).toArray());
    }

    @Override
    public int rows() {
      return cells.length;
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(cells[row]);
    }
  }

  /**
   * Truth: 1 for true, 0 for false; NaN stands for an empty cell.
   *
   * @param cells one per row; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Truths(double[] cells) implements DataColumn {
    @Override
    public DataColumn rows(int[] kept) {
      return new Truths(Arrays.stream(kept).mapToDouble(row -> cells[row]).toArray());
    }

    @Override
    public int rows() {
      return cells.length;
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(cells[row]);
    }
  }

  /**
   * Words; code -1 stands for an empty cell.
   *
   * @param codes index into words, one per row; not copied
   * @param words distinct, in any order
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Words(int[] codes, List<String> words) implements DataColumn {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public DataColumn rows(int[] kept) {
      return new Words(Arrays.stream(kept).map(row -> codes[row]).toArray(), words);
    }

    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
      return codes[row] < 0;
    }
  }
}
