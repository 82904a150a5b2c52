package org.reliefspan.numerics.survival;

/**
 * Row numbers in rising order of a column, equal values in row order (a stable radix sort).
 *
 * <p>The bits of a double, its sign turned, sort as a whole number; six passes over digits of
 * eleven bits sort them. Digits that are the same everywhere are passed over.
 */
final class RadixOrder {
  private static final int BITS = 11;
  private static final int DIGITS = 6;
  private static final int SIZE = 1 << BITS;
  private static final int SMALL = 48;

  private RadixOrder() {}

  /** The order of the values, which must not be NaN. */
  static int[] rising(double[] values) {
    int n = values.length;
    long[] key = new long[n];
    int[] row = new int[n];
    int[] counts = new int[DIGITS * SIZE];
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(values[i] + 0.0); // + 0.0: minus zero is zero
      key[i] = bits ^ ((bits >> 63) | Long.MIN_VALUE);
      row[i] = i;
    }
    if (n <= SMALL) {
      insert(key, row);
      return row;
    }
    count(key, counts);
    return passes(key, row, counts);
  }

  private static void insert(long[] key, int[] row) {
    for (int i = 1; i < row.length; i++) {
      int moved = row[i];
      int at = i;
      while (at > 0 && Long.compareUnsigned(key[row[at - 1]], key[moved]) > 0) {
        row[at] = row[at - 1];
        at--;
      }
      row[at] = moved;
    }
  }

  private static void count(long[] key, int[] counts) {
    for (long k : key) {
      counts[(int) k & (SIZE - 1)]++;
      counts[SIZE + ((int) (k >>> BITS) & (SIZE - 1))]++;
      counts[2 * SIZE + ((int) (k >>> (2 * BITS)) & (SIZE - 1))]++;
      counts[3 * SIZE + ((int) (k >>> (3 * BITS)) & (SIZE - 1))]++;
      counts[4 * SIZE + ((int) (k >>> (4 * BITS)) & (SIZE - 1))]++;
      counts[5 * SIZE + ((int) (k >>> (5 * BITS)) & (SIZE - 1))]++;
    }
  }

  private static int[] passes(long[] key, int[] row, int[] counts) {
    long[] otherKey = new long[key.length];
    int[] otherRow = new int[row.length];
    for (int digit = 0; digit < DIGITS; digit++) {
      if (startsOf(counts, digit, key.length)) {
        scatter(key, row, otherKey, otherRow, counts, digit);
        long[] sortedKey = otherKey;
        otherKey = key;
        key = sortedKey;
        int[] sortedRow = otherRow;
        otherRow = row;
        row = sortedRow;
      }
    }
    return row;
  }

  /** Turns counts of a digit into start positions; false when all keys share the digit. */
  private static boolean startsOf(int[] counts, int digit, int n) {
    int sum = 0;
    for (int i = digit * SIZE; i < (digit + 1) * SIZE; i++) {
      int count = counts[i];
      if (count == n) {
        return false;
      }
      counts[i] = sum;
      sum += count;
    }
    return true;
  }

  private static void scatter(
      long[] key, int[] row, long[] toKey, int[] toRow, int[] starts, int digit) {
    int shift = digit * BITS;
    int offset = digit * SIZE;
    for (int i = 0; i < key.length; i++) {
      int at = starts[offset + ((int) (key[i] >>> shift) & (SIZE - 1))]++;
      toKey[at] = key[i];
      toRow[at] = row[i];
    }
  }
}
