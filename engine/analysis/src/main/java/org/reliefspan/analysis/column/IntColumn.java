package org.reliefspan.analysis.column;

import java.io.Serializable;
import java.util.Arrays;

/** A growing column of integers. Not thread-safe. */
public final class IntColumn implements Serializable {
  private static final long serialVersionUID = 1L;
  private int[] cells = new int[64];
  private int size;

  public int size() {
    return size;
  }

  public int get(int row) {
    return cells[row];
  }

  public void set(int row, int cell) {
    cells[row] = cell;
  }

  public void add(int cell) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
    }
    cells[size++] = cell;
  }

  /** Appends another column, each cell raised by {@code shift} unless it is negative. */
  public void addAll(IntColumn other, int shift) {
    for (int row = 0; row < other.size; row++) {
      int cell = other.cells[row];
      add(cell < 0 ? cell : cell + shift);
    }
  }

  /** Forgets all cells and keeps the memory. */
  public void clear() {
    size = 0;
  }
}
