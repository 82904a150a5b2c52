package org.reliefspan.analysis.column;

import java.io.Serializable;
import java.util.Arrays;

/** A growing column of doubles. Not thread-safe. */
public final class DoubleColumn implements Serializable {
  private static final long serialVersionUID = 1L;
  private double[] cells = new double[64];
  private int size;

  public int size() {
    return size;
  }

  public double get(int row) {
    return cells[row];
  }

  public void set(int row, double cell) {
    cells[row] = cell;
  }

  public void add(double cell) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
    }
    cells[size++] = cell;
  }

  /** Appends another column. */
  public void addAll(DoubleColumn other) {
    for (int row = 0; row < other.size; row++) {
      add(other.cells[row]);
    }
  }

  /** Forgets all cells and keeps the memory. */
  public void clear() {
    size = 0;
  }
}
