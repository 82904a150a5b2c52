package org.reliefspan.numerics.survival;

/** Checks and selections on columns of rows. */
final class Rows {
  private Rows() {}

  static void requireLength(String name, int length, int rows) {
    if (length != rows) {
      throw new IllegalArgumentException(
          "%s (%d values) must have one value for each of %d rows".formatted(name, length, rows));
    }
  }

  static void requireNotNegative(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s must be finite and not negative (index %d)".formatted(name, i));
      }
    }
  }

  static void requireGroups(String name, int[] group, int groups) {
    for (int i = 0; i < group.length; i++) {
      if (group[i] < 0 || group[i] >= groups) {
        throw new IllegalArgumentException(
            "%s must lie between 0 and %d (index %d)".formatted(name, groups - 1, i));
      }
    }
  }

  static double[] pick(double[] values, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }

  static int[] pick(int[] values, int[] rows) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return picked;
  }

  /** Number of entries of a rising array that are not above a value, minus one. */
  static int lastNotAbove(double[] rising, double value) {
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
