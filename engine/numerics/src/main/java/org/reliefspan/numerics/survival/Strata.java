package org.reliefspan.numerics.survival;

import java.util.ArrayList;
import java.util.List;

/** Row numbers by stratum. */
final class Strata {
  private Strata() {}

  /** The rows of each stratum that has any, strata rising, rows in order. */
  static List<int[]> rowsOf(int[] stratum, int rows) {
    Rows.requireLength("stratum", stratum.length, rows);
    int largest = -1;
    for (int i = 0; i < rows; i++) {
      if (stratum[i] < 0) {
        throw new IllegalArgumentException("stratum must not be negative (index %d)".formatted(i));
      }
      largest = Math.max(largest, stratum[i]);
    }
    int[] sizes = new int[largest + 1];
    for (int s : stratum) {
      sizes[s]++;
    }
    List<int[]> filled = new ArrayList<>();
    int[][] byStratum = new int[largest + 1][];
    for (int s = 0; s <= largest; s++) {
      byStratum[s] = new int[sizes[s]];
      if (sizes[s] > 0) {
        filled.add(byStratum[s]);
      }
    }
    for (int i = rows - 1; i >= 0; i--) {
      byStratum[stratum[i]][--sizes[stratum[i]]] = i;
    }
    return filled;
  }
}
