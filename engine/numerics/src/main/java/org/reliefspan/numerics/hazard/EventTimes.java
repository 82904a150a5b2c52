package org.reliefspan.numerics.hazard;

import java.util.Arrays;

/**
 * The distinct event times of each stratum, numbered through all strata.
 *
 * <p>Event time number g lies in stratum s when {@code first[s] <= g < first[s + 1]}; {@code
 * time[g]} rises within a stratum. Whole-day times are looked up in a table, others by bisection.
 */
final class EventTimes {
  private static final int TABLE_LIMIT = 1 << 22;

  final double[] time;
  final int[] first;
  private final int[] table; // [stratum][day]: number of the last event time up to that day
  private final int days;

  private EventTimes(double[] time, int[] first, int[] table, int days) {
    this.time = time;
    this.first = first;
    this.table = table;
    this.days = days;
  }

  static EventTimes of(HazardData data) {
    int strata = data.strata();
    int days = wholeDays(data);
    return days > 0 && (long) days * strata <= TABLE_LIMIT
        ? byTable(data, strata, days)
        : bySorting(data, strata);
  }

  int size() {
    return time.length;
  }

  int strata() {
    return first.length - 1;
  }

  /** Number of the last event time of a stratum that is not after a time; first - 1 if none. */
  int last(int stratum, double at) {
    if (days > 0) {
      return at < 0 ? first[stratum] - 1 : table[stratum * days + (int) Math.min(at, days - 1)];
    }
    int low = first[stratum];
    int high = first[stratum + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** One more than the last event day when all events are on whole days, else 0. */
  private static int wholeDays(HazardData data) {
    int days = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (counts(data, row)) {
        double at = data.stop(row);
        if (!(at >= 0 && at < TABLE_LIMIT && at == (int) at)) {
          return 0;
        }
        days = Math.max(days, (int) at + 1);
      }
    }
    return days;
  }

  private static boolean counts(HazardData data, int row) {
    return data.isEvent(row) && data.weight(row) > 0;
  }

  private static EventTimes byTable(HazardData data, int strata, int days) {
    boolean[] seen = new boolean[strata * days];
    for (int row = 0; row < data.rows(); row++) {
      if (counts(data, row)) {
        seen[data.stratum(row) * days + (int) data.stop(row)] = true;
      }
    }
    double[] time = new double[seen.length];
    int[] first = new int[strata + 1];
    int[] table = new int[seen.length];
    int size = 0;
    for (int cell = 0; cell < seen.length; cell++) {
      if (seen[cell]) {
        time[size++] = cell % days;
      }
      table[cell] = size - 1;
      first[cell / days + 1] = size;
    }
    return new EventTimes(Arrays.copyOf(time, size), first, table, days);
  }

  private static EventTimes bySorting(HazardData data, int strata) {
    int[] from = new int[strata + 1];
    for (int row = 0; row < data.rows(); row++) {
      from[data.stratum(row) + 1] += counts(data, row) ? 1 : 0;
    }
    for (int s = 0; s < strata; s++) {
      from[s + 1] += from[s];
    }
    double[] all = new double[from[strata]];
    int[] next = from.clone();
    for (int row = 0; row < data.rows(); row++) {
      if (counts(data, row)) {
        all[next[data.stratum(row)]++] = data.stop(row);
      }
    }
    int[] first = new int[strata + 1];
    int size = 0;
    for (int s = 0; s < strata; s++) {
      size = distinct(all, from[s], from[s + 1], size);
      first[s + 1] = size;
    }
    return new EventTimes(Arrays.copyOf(all, size), first, new int[0], 0);
  }

  /** Sorts a part and moves its distinct values to position size; returns the new size. */
  private static int distinct(double[] all, int from, int to, int size) {
    Arrays.sort(all, from, to);
    int kept = size;
    for (int i = from; i < to; i++) {
      if (i == from || all[i] != all[i - 1]) {
        all[kept++] = all[i];
      }
    }
    return kept;
  }
}
