package org.reliefspan.numerics.survival;

import java.util.Arrays;
import org.reliefspan.numerics.accumulate.DailyEventCounts;

/**
 * Distinct event times with events by cause and numbers at risk, times rising.
 *
 * <p>Arrays: {@code time[row]}, {@code atRisk[row]}, {@code events[cause - 1][row]}.
 */
final class EventTable {
  final double[] time;
  final double[] atRisk;
  final double[][] events;
  final double lastTime;

  private EventTable(double[] time, double[] atRisk, double[][] events, double lastTime) {
    this.time = time;
    this.atRisk = atRisk;
    this.events = events;
    this.lastTime = lastTime;
  }

  static EventTable of(DailyEventCounts counts) {
    int days = counts.horizonDays() + 1;
    double[] time = new double[days];
    double[][] events = new double[counts.causes()][days];
    double[] atRisk = new double[days];
    long[] risk = counts.atRisk();
    int rows = 0;
    int lastDay = 0;
    for (int day = 0; day < days; day++) {
      if (counts.events(day) > 0) {
        time[rows] = day;
        atRisk[rows] = risk[day];
        for (int cause = 1; cause <= counts.causes(); cause++) {
          events[cause - 1][rows] = counts.ends(day, cause);
        }
        rows++;
      }
      if (counts.events(day) + counts.ends(day, 0) > 0) {
        lastDay = day;
      }
    }
    return trimmed(rows, time, atRisk, events, lastDay);
  }

  static EventTable of(double[] time, int[] status, double[] weight) {
    check(time, status, weight);
    double[] distinct = distinct(time);
    int causes = 1;
    for (int cause : status) {
      causes = Math.max(causes, cause);
    }
    double[] risk = new double[distinct.length];
    double[][] events = new double[causes][distinct.length];
    for (int i = 0; i < time.length; i++) {
      int row = Arrays.binarySearch(distinct, time[i]);
      risk[row] += weight[i];
      if (status[i] > 0) {
        events[status[i] - 1][row] += weight[i];
      }
    }
    for (int row = distinct.length - 2; row >= 0; row--) {
      risk[row] += risk[row + 1];
    }
    return eventRowsOnly(distinct, risk, events);
  }

  int rows() {
    return time.length;
  }

  double eventsAt(int row) {
    double sum = 0;
    for (double[] cause : events) {
      sum += cause[row];
    }
    return sum;
  }

  private static EventTable eventRowsOnly(double[] time, double[] risk, double[][] events) {
    double[] keptTime = new double[time.length];
    double[] keptRisk = new double[time.length];
    double[][] keptEvents = new double[events.length][time.length];
    int rows = 0;
    for (int row = 0; row < time.length; row++) {
      double sum = 0;
      for (int cause = 0; cause < events.length; cause++) {
        keptEvents[cause][rows] = events[cause][row];
        sum += events[cause][row];
      }
      if (sum > 0) {
        keptTime[rows] = time[row];
        keptRisk[rows] = risk[row];
        rows++;
      }
    }
    return trimmed(rows, keptTime, keptRisk, keptEvents, time[time.length - 1]);
  }

  private static EventTable trimmed(
      int rows, double[] time, double[] atRisk, double[][] events, double lastTime) {
    double[][] trimmedEvents = new double[events.length][];
    for (int cause = 0; cause < events.length; cause++) {
      trimmedEvents[cause] = Arrays.copyOf(events[cause], rows);
    }
    return new EventTable(
        Arrays.copyOf(time, rows), Arrays.copyOf(atRisk, rows), trimmedEvents, lastTime);
  }

  private static double[] distinct(double[] time) {
    double[] sorted = time.clone();
    Arrays.sort(sorted);
    int kept = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  private static void check(double[] time, int[] status, double[] weight) {
    if (time.length == 0 || status.length != time.length || weight.length != time.length) {
      throw new IllegalArgumentException(
          "time (%d), status (%d) and weight (%d) must be equally long and not empty"
              .formatted(time.length, status.length, weight.length));
    }
    for (int i = 0; i < time.length; i++) {
      if (!(time[i] >= 0 && time[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "time must be finite and not negative (index %d)".formatted(i));
      }
      if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight must be finite and not negative (index %d)".formatted(i));
      }
      if (status[i] < 0) {
        throw new IllegalArgumentException("status must not be negative (index %d)".formatted(i));
      }
    }
  }
}
