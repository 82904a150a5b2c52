package org.reliefspan.numerics.panel;

import java.util.Arrays;

/** Primitive lists for building tables. Not thread-safe. */
final class Growing {
  private Growing() {}

  /** A list of whole numbers. */
  static final class Longs {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    void clear() {
      size = 0;
    }

    int size() {
      return size;
    }

    long at(int index) {
      return values[index];
    }

    void set(int index, long value) {
      values[index] = value;
    }

    long[] toLongs() {
      return Arrays.copyOf(values, size);
    }

    long[] toLongs(int[] order) {
      return Arrays.stream(order).mapToLong(index -> values[index]).toArray();
    }

    int[] toInts(int[] order) {
      return Arrays.stream(order).map(index -> (int) values[index]).toArray();
    }

    int[] toInts() {
      int[] result = new int[size];
      for (int i = 0; i < size; i++) {
        result[i] = (int) values[i];
      }
      return result;
    }
  }

  /** A list of numbers. */
  static final class Doubles {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    void increase(int index, double amount) {
      values[index] += amount;
    }

    double[] toDoubles() {
      return Arrays.copyOf(values, size);
    }
  }
}
