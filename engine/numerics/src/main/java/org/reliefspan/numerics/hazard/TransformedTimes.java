package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.reliefspan.numerics.model.NotEstimableException;

/** The transform of each event time, centred at its mean over events. */
final class TransformedTimes {
  private TransformedTimes() {}

  static double[] of(HazardData data, RiskSums sums, TimeTransform transform) {
    DoubleUnaryOperator function =
        switch (transform) {
          case IDENTITY -> time -> time;
          case LOG -> TransformedTimes::log;
          case RANK -> rank(data);
          case KAPLAN_MEIER -> kaplanMeier(data);
        };
    double[] time = sums.rows().times.time;
    double[] value = new double[time.length];
    double sum = 0;
    double events = 0;
    for (int g = 0; g < time.length; g++) {
      value[g] = function.applyAsDouble(time[g]);
      sum += value[g] * sums.eventCount[g];
      events += sums.eventCount[g];
    }
    for (int g = 0; g < time.length; g++) {
      value[g] -= sum / events;
    }
    return value;
  }

  private static double log(double time) {
    if (!(time > 0)) {
      throw new NotEstimableException(
          "An event time is not positive and has no logarithm. Maybe another transform serves.");
    }
    return Math.log(time);
  }

  private static DoubleUnaryOperator rank(HazardData data) {
    double[] ends = new double[data.rows()];
    for (int row = 0; row < ends.length; row++) {
      ends[row] = data.stop(row);
    }
    Arrays.sort(ends);
    return time -> (below(ends, time) + 1 + notAbove(ends, time)) / 2.0;
  }

  private static DoubleUnaryOperator kaplanMeier(HazardData data) {
    int rows = data.rows();
    double[] starts = new double[rows];
    double[] ends = new double[rows];
    double[] events = new double[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      starts[row] = data.start(row);
      ends[row] = data.stop(row);
      if (data.isEvent(row)) {
        events[count++] = ends[row];
      }
    }
    Arrays.sort(starts);
    Arrays.sort(ends);
    double[] sorted = Arrays.copyOf(events, count);
    Arrays.sort(sorted);
    double[] lost = new double[count + 1]; // 1 - survival after each event, ties not yet complete
    double survival = 1;
    for (int e = 0; e < count; ) {
      int next = notAbove(sorted, sorted[e]);
      int atRisk = below(starts, sorted[e]) - below(ends, sorted[e]);
      survival *= 1 - (double) (next - e) / atRisk;
      Arrays.fill(lost, e + 1, next + 1, 1 - survival);
      e = next;
    }
    return time -> lost[below(sorted, time)];
  }

  /** Number of sorted values below a limit. */
  private static int below(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int notAbove(double[] sorted, double limit) {
    return below(sorted, Math.nextUp(limit));
  }
}
