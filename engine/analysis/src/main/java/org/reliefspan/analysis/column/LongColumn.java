package org.reliefspan.analysis.column;

import java.io.Serializable;
import java.util.Arrays;

/** A growing column of long integers. Not thread-safe. */
public final class LongColumn implements Serializable {
  private static final long serialVersionUID = 1L;
  private long[] cells = new long[64];
  private int size;

  public int size() {
    return size;
  }

  public long get(int row) {
    return cells[row];
  }

  public void set(int row, long cell) {
    cells[row] = cell;
  }

  public void add(long cell) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
    }
    cells[size++] = cell;
  }

  /** Appends another column. */
  public void addAll(LongColumn other) {
    for (int row = 0; row < other.size; row++) {
      add(other.cells[row]);
    }
  }

  /** Forgets all cells and keeps the memory. */
  public void clear() {
    size = 0;
  }
}
