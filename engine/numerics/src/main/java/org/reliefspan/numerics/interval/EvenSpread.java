package org.reliefspan.numerics.interval;

import java.util.Arrays;

/**
 * Readings of masses as if each were spread evenly over its interval. Mass of an unbounded interval
 * counts as never arriving.
 */
final class EvenSpread {
  private EvenSpread() {}

  static double integral(InnermostIntervals intervals, double[] mass, double tau) {
    double sum = 0;
    for (int j = 0; j < mass.length; j++) {
      sum += mass[j] * meanUpTo(intervals.start(j), intervals.right[j], tau);
    }
    return sum;
  }

  static void cumulativeByDay(InnermostIntervals intervals, double[] mass, double[] cumulative) {
    Arrays.fill(cumulative, 0);
    int horizon = cumulative.length - 1;
    double arrived = 0;
    int arrivedTo = 0; // intervals before this one lie wholly at or before the day
    for (int day = 0; day <= horizon; day++) {
      while (arrivedTo < mass.length && intervals.right[arrivedTo] <= day) {
        arrived += mass[arrivedTo++];
      }
      double value = arrived;
      if (arrivedTo < mass.length) { // innermost intervals do not overlap: at most one is open
        value += mass[arrivedTo] * share(intervals, arrivedTo, day);
      }
      cumulative[day] = value;
    }
  }

  private static double share(InnermostIntervals intervals, int j, double day) {
    double start = intervals.start(j);
    if (day <= start || intervals.right[j] == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return (day - start) / (intervals.right[j] - start);
  }

  private static double meanUpTo(double start, double end, double tau) {
    if (tau <= start || end == Double.POSITIVE_INFINITY) {
      return tau;
    }
    if (end <= tau) {
      return 0.5 * (start + end);
    }
    double inside = (tau - start) / (end - start);
    return inside * 0.5 * (start + tau) + (1 - inside) * tau;
  }
}
