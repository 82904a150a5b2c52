package org.reliefspan.simulation.facility;

import java.util.Arrays;

/** Ticks that were seen, one after the other. */
final class Sample {
  private long[] values = new long[256];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return values[index];
  }

  /** Their mean; NaN of none. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i];
    }
    return sum / size;
  }

  /** Whether another has seen the same. */
  boolean isSame(Sample other) {
    return Arrays.equals(values, 0, size, other.values, 0, other.size);
  }

  /** A copy of them. */
  long[] values() {
    return Arrays.copyOf(values, size);
  }

  /** Forgets all. */
  void clear() {
    size = 0;
  }
}
