package org.reliefspan.simulation.facility;

/** Finds values by rank without sorting all (Hoare's method, by the median of three). */
final class Selection {
  private Selection() {}

  /**
   * The value of a rank, counted from 0. Values are moved: none before it is above it, none after
   * it below it.
   */
  static long select(long[] values, int rank) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      long pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          long value = values[left];
          values[left++] = values[right];
          values[right--] = value;
        }
      }
      if (rank <= right) {
        high = right;
      } else if (rank >= left) {
        low = left;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }

  private static long middle(long one, long other, long third) {
    return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
  }

  /** As R's default, type 7; NaN of none. */
  static double quantile(long[] values, double probability) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double place = (values.length - 1) * probability;
    int below = (int) place;
    long low = select(values, below);
    long high = below + 1 < values.length ? least(values, below + 1) : low;
    return low + (place - below) * (high - low);
  }

  private static long least(long[] values, int from) {
    long least = values[from];
    for (int i = from + 1; i < values.length; i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }
}
