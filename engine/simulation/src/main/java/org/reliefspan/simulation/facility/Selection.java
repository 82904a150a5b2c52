package org.reliefspan.simulation.facility;

/** Finds values by rank without sorting all (Hoare's method, by the median of three). */
final class Selection {
  private Selection() {}

  /**
   * The value of a rank, counted from 0. Values are moved: none before it is above it, none after
   * it below it.
   */
  static long select(long[] values, int rank) {
    return select(values, rank, 0);
  }

  /** The same where none before an index is above any other. */
  private static long select(long[] values, int rank, int from) {
    int low = from;
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

  /**
   * As R's default, type 7; NaN of none.
   *
   * @param values are moved
   * @param probabilities rising
   */
  static double[] quantiles(long[] values, double... probabilities) {
    double[] quantiles = new double[probabilities.length];
    int from = 0;
    for (int i = 0; i < quantiles.length; i++) {
      double place = (values.length - 1) * probabilities[i];
      int below = (int) place;
      quantiles[i] =
          values.length == 0 ? Double.NaN : between(values, select(values, below, from), place);
      from = below;
    }
    return quantiles;
  }

  /** Between the value of a rank that is in its place and the next. */
  private static double between(long[] values, long low, double place) {
    int below = (int) place;
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
