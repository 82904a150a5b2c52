package org.reliefspan.numerics.survival;

import java.util.Arrays;

/**
 * A column in rising order with the row numbers, equal values in row order (a stable radix sort).
 *
 * <p>The bits of a double, its sign turned, sort as a whole number. The leading 33 bits that differ
 * are sorted in three passes over digits of eleven bits; what they leave unsorted is moved into
 * place, or, should that take long, all bits are sorted in six passes.
 *
 * @param value the values, rising
 * @param row row number of each
 */
@SuppressWarnings("ArrayRecordComponent") // package-private working columns, never compared
record RadixOrder(double[] value, int[] row) {
  private static final int BITS = 11;
  private static final int SIZE = 1 << BITS;
  private static final int LEADING = 3 * BITS;
  private static final int MOVES_PER_ROW = 2;

  /** The order of values, which must not be NaN. */
  static RadixOrder of(double[] values) {
    int n = values.length;
    long[] key = new long[n];
    long smallest = -1; // as unsigned: the largest number
    long largest = 0;
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(values[i] + 0.0); // + 0.0: minus zero is zero
      key[i] = bits ^ ((bits >> 63) | Long.MIN_VALUE);
      smallest = Long.compareUnsigned(key[i], smallest) < 0 ? key[i] : smallest;
      largest = Long.compareUnsigned(key[i], largest) > 0 ? key[i] : largest;
    }
    int span = Long.SIZE - Long.numberOfLeadingZeros(n == 0 ? 0 : largest - smallest);
    Pass pass = new Pass(key, smallest);
    pass.sort(Math.max(0, span - LEADING), span);
    if (!pass.settled()) {
      pass.sort(0, span);
    }
    return pass.result();
  }

  /** Row numbers only. */
  static int[] rising(double[] values) {
    return of(values).row;
  }

  /** Keys and rows on their way. */
  private static final class Pass {
    private final long smallest;
    private final int[] starts = new int[SIZE];
    private long[] key;
    private int[] row;
    private long[] spareKey;
    private int[] spareRow;

    Pass(long[] key, long smallest) {
      this.key = key;
      this.smallest = smallest;
      this.row = new int[key.length];
      this.spareKey = new long[key.length];
      this.spareRow = new int[key.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = i;
      }
    }

    void sort(int fromBit, int toBit) {
      for (int bit = fromBit; bit < toBit; bit += BITS) {
        scatter(bit);
        long[] sortedKey = spareKey;
        spareKey = key;
        key = sortedKey;
        int[] sortedRow = spareRow;
        spareRow = row;
        row = sortedRow;
      }
    }

    private void scatter(int bit) {
      long[] from = key;
      long[] toKey = spareKey;
      int[] fromRow = row;
      int[] toRow = spareRow;
      long base = smallest;
      int[] next = starts;
      Arrays.fill(next, 0);
      for (long k : from) {
        next[(int) ((k - base) >>> bit) & (SIZE - 1)]++;
      }
      int sum = 0;
      for (int i = 0; i < SIZE; i++) {
        int count = next[i];
        next[i] = sum;
        sum += count;
      }
      for (int i = 0; i < from.length; i++) {
        int at = next[(int) ((from[i] - base) >>> bit) & (SIZE - 1)]++;
        toKey[at] = from[i];
        toRow[at] = fromRow[i];
      }
    }

    /** Moves single keys into place; false when too many moves would be needed. */
    boolean settled() {
      long budget = (long) MOVES_PER_ROW * key.length + 64;
      for (int i = 1; i < key.length; i++) {
        long moved = key[i];
        if (Long.compareUnsigned(key[i - 1], moved) > 0) {
          int from = row[i];
          int at = i;
          while (at > 0 && Long.compareUnsigned(key[at - 1], moved) > 0) {
            key[at] = key[at - 1];
            row[at] = row[at - 1];
            at--;
          }
          key[at] = moved;
          row[at] = from;
          budget -= i - at;
          if (budget < 0) {
            return false;
          }
        }
      }
      return true;
    }

    RadixOrder result() {
      double[] value = new double[key.length];
      for (int i = 0; i < value.length; i++) {
        long k = key[i];
        value[i] = Double.longBitsToDouble(k ^ (~(k >> 63) | Long.MIN_VALUE));
      }
      return new RadixOrder(value, row);
    }
  }
}
