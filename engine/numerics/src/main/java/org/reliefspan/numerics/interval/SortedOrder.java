package org.reliefspan.numerics.interval;

/** Order of rows by two keys, then by row: a bottom-up merge sort over indices, without boxing. */
final class SortedOrder {
  private SortedOrder() {}

  static int[] of(double[] first, double[] second) {
    int rows = first.length;
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[row] = row;
    }
    int[] spare = new int[rows];
    for (int width = 1; width < rows; width *= 2) {
      for (int start = 0; start < rows; start += 2 * width) {
        merge(first, second, order, spare, start, width);
      }
      int[] sorted = spare;
      spare = order;
      order = sorted;
    }
    return order;
  }

  private static void merge(
      double[] first, double[] second, int[] from, int[] to, int start, int width) {
    int middle = Math.min(start + width, from.length);
    int end = Math.min(start + 2 * width, from.length);
    int low = start;
    int high = middle;
    for (int at = start; at < end; at++) {
      boolean takeLow =
          high >= end || (low < middle && !after(first, second, from[low], from[high]));
      to[at] = takeLow ? from[low++] : from[high++];
    }
  }

  private static boolean after(double[] first, double[] second, int one, int other) {
    int compared = Double.compare(first[one], first[other]);
    return compared > 0 || (compared == 0 && second[one] > second[other]);
  }
}
