package org.reliefspan.simulation.facility;

import java.util.Arrays;

/**
 * Time cut into cells within which nothing begins, ends or changes, made as far as it is asked for
 * and dropped when it is past. Bounds may be taken for one that differ by rounding. Not
 * thread-safe.
 */
final class CellAxis {
  private final int tolerance;
  private long[] begins = new long[256];
  private int size;
  private long end; // of the last cell
  private long[] added = new long[256]; // bounds of the cells that come next
  private int addedSize;

  /**
   * No cells.
   *
   * @param tolerance ticks by which equal bounds may differ
   */
  CellAxis(int tolerance) {
    this.tolerance = tolerance;
  }

  int size() {
    return size;
  }

  /** Where the last cell ends. */
  long end() {
    return end;
  }

  long begin(int cell) {
    return begins[cell];
  }

  /** A tick at which all that changes with a cell has changed. */
  long inside(int cell) {
    return begins[cell] + tolerance;
  }

  /** A bound of the cells that come next. */
  void bound(long tick) {
    if (addedSize == added.length) {
      added = Arrays.copyOf(added, 2 * addedSize);
    }
    added[addedSize++] = tick;
  }

  /** Makes the cells between the bounds that lie between the end and a new end. */
  void extend(long newEnd) {
    append(end);
    Arrays.sort(added, 0, addedSize);
    for (int i = 0; i < addedSize; i++) {
      if (added[i] > begins[size - 1] + tolerance && added[i] < newEnd) {
        append(added[i]);
      }
    }
    addedSize = 0;
    end = newEnd;
  }

  private void append(long begin) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
    }
    begins[size++] = begin;
  }

  /** The first cell that begins at a tick or later. */
  int at(long tick) {
    int found = Arrays.binarySearch(begins, 0, size, tick - tolerance);
    return found >= 0 ? found : -found - 1;
  }

  /** Drops the first cells. */
  void drop(int cells) {
    size -= cells;
    System.arraycopy(begins, cells, begins, 0, size);
  }
}
