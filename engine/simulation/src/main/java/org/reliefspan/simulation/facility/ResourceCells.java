package org.reliefspan.simulation.facility;

import java.util.Arrays;
import java.util.List;

/**
 * How many of a resource are free in each cell, for each class of steps: steps are in one class if
 * the same hours are held for them.
 *
 * <p>Who has hours held takes from what is held first, of several from those that are held for the
 * fewest steps; what is left of them is not free for others. Not thread-safe.
 */
final class ResourceCells {
  private final Openings openings;
  private final List<HeldHours> held; // those for the fewest steps first
  private final int[] heldCount;
  private final boolean[][] isFor; // by class and held hours
  private final int mostNeeded;
  private int[] level = new int[0];
  private int[][] holding; // by held hours and cell
  private int[][] used; // by class and cell
  private int[][] free; // by class and cell
  private final int[] unplaced; // by class
  private int size;

  /**
   * No cells.
   *
   * @param heldCount how many, by held hours
   * @param isFor whether hours are held for a class, by class and held hours
   * @param mostNeeded by any step
   */
  ResourceCells(
      Openings openings, List<HeldHours> held, int[] heldCount, boolean[][] isFor, int mostNeeded) {
    this.openings = openings;
    this.held = List.copyOf(held);
    this.heldCount = heldCount.clone();
    this.isFor = isFor.clone();
    this.mostNeeded = mostNeeded;
    this.holding = new int[held.size()][0];
    this.used = new int[isFor.length][0];
    this.free = new int[isFor.length][0];
    this.unplaced = new int[isFor.length];
  }

  /** Tells an axis where the level changes. */
  void bound(CellAxis axis, long until) {
    long tick = axis.end() - 1;
    for (tick = openings.nextChange(tick); tick < until; tick = openings.nextChange(tick)) {
      axis.bound(tick);
    }
    held.forEach(each -> each.bound(axis, until));
  }

  /** Goes on to the end of an axis. */
  void extend(CellAxis axis) {
    int newSize = axis.size();
    if (newSize > level.length) {
      grow(Math.max(newSize, 2 * level.length));
    }
    for (; size < newSize; size++) {
      level[size] = openings.levelAt(axis.inside(size));
      for (int h = 0; h < holding.length; h++) {
        holding[h][size] = held.get(h).holds(axis.inside(size)) ? heldCount[h] : 0;
      }
      for (int[] each : used) {
        each[size] = 0;
      }
      weigh(size);
    }
  }

  private void grow(int length) {
    level = Arrays.copyOf(level, length);
    grow(holding, length);
    grow(used, length);
    grow(free, length);
  }

  private static void grow(int[][] rows, int length) {
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOf(rows[row], length);
    }
  }

  /** Works out how many are free for each class in a cell, and returns the fewest. */
  private int weigh(int cell) {
    int left = level[cell];
    for (int q = 0; q < used.length; q++) {
      unplaced[q] = used[q][cell];
      left -= used[q][cell];
    }
    for (int q = 0; q < free.length; q++) {
      free[q][cell] = left;
    }
    for (int h = 0; h < holding.length; h++) {
      if (holding[h][cell] > 0) {
        holdBack(h, cell);
      }
    }
    return fewestFree(cell);
  }

  private void holdBack(int h, int cell) {
    int rest = Math.min(holding[h][cell], level[cell]);
    for (int q = 0; q < used.length; q++) {
      if (isFor[q][h]) {
        int placed = Math.min(rest, unplaced[q]);
        unplaced[q] -= placed;
        rest -= placed;
      }
    }
    for (int q = 0; q < free.length; q++) {
      if (!isFor[q][h]) {
        free[q][cell] -= rest;
      }
    }
  }

  private int fewestFree(int cell) {
    int fewest = Integer.MAX_VALUE;
    for (int[] each : free) {
      fewest = Math.min(fewest, each[cell]);
    }
    return fewest;
  }

  /** Whether so many are free for a class in all cells from one on and before another. */
  boolean isFree(int q, int amount, int fromCell, int untilCell) {
    int[] row = free[q];
    for (int cell = fromCell; cell < untilCell; cell++) {
      if (row[cell] < amount) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes some of it for a class, or gives them back when negative.
   *
   * @return whether that may matter to any step
   */
  boolean use(int q, int amount, int fromCell, int untilCell) {
    int fewest = Integer.MAX_VALUE;
    for (int cell = fromCell; cell < untilCell; cell++) {
      fewest = Math.min(fewest, fewestFree(cell));
      used[q][cell] += amount;
      if (holding.length == 0) {
        free[0][cell] -= amount;
        fewest = Math.min(fewest, free[0][cell]);
      } else {
        fewest = Math.min(fewest, weigh(cell));
      }
    }
    return fewest < mostNeeded;
  }

  /** Gives what is held to all. */
  void release(int h, int fromCell, int untilCell) {
    for (int cell = fromCell; cell < untilCell; cell++) {
      holding[h][cell] = 0;
      weigh(cell);
    }
  }

  /** Drops the first cells. */
  void drop(int cells) {
    size -= cells;
    System.arraycopy(level, cells, level, 0, size);
    drop(holding, cells);
    drop(used, cells);
    drop(free, cells);
  }

  private void drop(int[][] rows, int cells) {
    for (int[] row : rows) {
      System.arraycopy(row, cells, row, 0, size);
    }
  }
}
