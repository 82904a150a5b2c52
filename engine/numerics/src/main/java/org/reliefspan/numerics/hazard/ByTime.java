package org.reliefspan.numerics.hazard;

import java.util.function.IntConsumer;

/** Positions grouped by a number, in their order. */
final class ByTime {
  private final int[] from;
  private final int[] positions;

  private ByTime(int[] from, int[] positions) {
    this.from = from;
    this.positions = positions;
  }

  /**
   * Groups positions.
   *
   * @param number group of each position, or negative for none
   * @param size number of groups
   */
  static ByTime of(int[] number, int size) {
    int[] from = new int[size + 1];
    for (int group : number) {
      if (group >= 0) {
        from[group + 1]++;
      }
    }
    for (int g = 0; g < size; g++) {
      from[g + 1] += from[g];
    }
    int[] next = from.clone();
    int[] positions = new int[from[size]];
    for (int i = 0; i < number.length; i++) {
      if (number[i] >= 0) {
        positions[next[number[i]]++] = i;
      }
    }
    return new ByTime(from, positions);
  }

  void each(int group, IntConsumer action) {
    for (int at = from[group]; at < from[group + 1]; at++) {
      action.accept(positions[at]);
    }
  }

  int from(int group) {
    return from[group];
  }

  int position(int place) {
    return positions[place];
  }
}
