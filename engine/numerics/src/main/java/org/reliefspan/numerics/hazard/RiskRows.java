package org.reliefspan.numerics.hazard;

import java.util.Arrays;

/**
 * The rows that are at risk at one event time or more, with the event times that bound them.
 *
 * <p>A row is at risk at the event times numbered above {@code before} up to {@code leave}; {@code
 * before} is -1 when it is at risk from the first of its stratum. A row with an event has it at
 * {@code leave}. With many event times the rows are ordered by {@code leave}, so that sums over
 * them run through memory in order.
 */
final class RiskRows {
  private static final int FEW_TIMES = 1 << 14;

  final EventTimes times;
  final int[] row; // row of the data
  final int[] leave;
  final int[] before; // empty: no late entries
  final double[] weight;
  final int[] events; // positions with an event
  final boolean[] isEvent;

  private RiskRows(HazardData data, EventTimes times, int[] row, int[] leave) {
    this.times = times;
    this.row = row;
    this.leave = leave;
    this.before = data.hasStarts() ? befores(data, times, row) : new int[0];
    this.weight = new double[row.length];
    this.isEvent = new boolean[row.length];
    int[] found = new int[row.length];
    int count = 0;
    for (int i = 0; i < row.length; i++) {
      weight[i] = data.weight(row[i]);
      isEvent[i] = data.isEvent(row[i]);
      if (isEvent[i]) {
        found[count++] = i;
      }
    }
    this.events = Arrays.copyOf(found, count);
  }

  static RiskRows of(HazardData data) {
    EventTimes times = EventTimes.of(data);
    int[] row = new int[data.rows()];
    int[] leave = new int[data.rows()];
    int size = 0;
    for (int i = 0; i < data.rows(); i++) {
      int stratum = data.stratum(i);
      int last = times.last(stratum, data.stop(i));
      int from = data.hasStarts() ? times.last(stratum, data.start(i)) : times.first[stratum] - 1;
      row[size] = i;
      leave[size] = last;
      size += last > from && data.weight(i) > 0 ? 1 : 0;
    }
    row = Arrays.copyOf(row, size);
    leave = Arrays.copyOf(leave, size);
    return times.size() > FEW_TIMES
        ? sorted(data, times, row, leave)
        : new RiskRows(data, times, row, leave);
  }

  int size() {
    return row.length;
  }

  private static RiskRows sorted(HazardData data, EventTimes times, int[] row, int[] leave) {
    int[] next = new int[times.size() + 1];
    for (int number : leave) {
      next[number + 1]++;
    }
    for (int g = 0; g < times.size(); g++) {
      next[g + 1] += next[g];
    }
    int[] sortedRow = new int[row.length];
    int[] sortedLeave = new int[row.length];
    for (int i = 0; i < row.length; i++) {
      int place = next[leave[i]]++;
      sortedRow[place] = row[i];
      sortedLeave[place] = leave[i];
    }
    return new RiskRows(data, times, sortedRow, sortedLeave);
  }

  private static int[] befores(HazardData data, EventTimes times, int[] row) {
    int[] before = new int[row.length];
    for (int i = 0; i < row.length; i++) {
      int stratum = data.stratum(row[i]);
      int last = times.last(stratum, data.start(row[i]));
      before[i] = last < times.first[stratum] ? -1 : last;
    }
    return before;
  }
}
