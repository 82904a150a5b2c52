package org.reliefspan.simulation.facility;

import java.util.Arrays;

/** A level in time: the ticks at which it changes and what it is from then on, 0 before them. */
final class LevelChanges {
  private long[] ticks = new long[32];
  private int[] levels = new int[32];
  private int size;

  int size() {
    return size;
  }

  long tick(int change) {
    return ticks[change];
  }

  /** The level from a change on; 0 before the first, which is change -1. */
  int level(int change) {
    return change < 0 ? 0 : levels[change];
  }

  /** Adds a level from a tick on, which must not be before the last change. */
  void put(long tick, int level) {
    if (size > 0 && ticks[size - 1] == tick) {
      size--;
    }
    if (level(size - 1) == level) {
      return;
    }
    if (size == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * size);
      levels = Arrays.copyOf(levels, 2 * size);
    }
    ticks[size] = tick;
    levels[size++] = level;
  }

  /** Takes back the changes at a tick and later. */
  void dropFrom(long tick) {
    while (size > 0 && ticks[size - 1] >= tick) {
      size--;
    }
  }

  /** The last change at or before a tick, -1 if there is none. */
  int find(long tick) {
    int at = Arrays.binarySearch(ticks, 0, size, tick);
    return at >= 0 ? at : -at - 2;
  }
}
