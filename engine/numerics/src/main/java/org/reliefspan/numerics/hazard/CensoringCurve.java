package org.reliefspan.numerics.hazard;

import java.util.Arrays;

/** Kaplan-Meier curve of the time to censoring: its drops, times rising. */
final class CensoringCurve {
  private final double[] time;
  private final double[] value; // after the drop

  private CensoringCurve(double[] time, double[] value) {
    this.time = time;
    this.value = value;
  }

  static CensoringCurve of(double[] time, int[] cause, CensoringConvention convention) {
    double[] all = time.clone();
    Arrays.sort(all);
    double[] censored = sorted(time, cause, true);
    double[] events = sorted(time, cause, false);
    double[] drops = new double[censored.length];
    double[] value = new double[censored.length];
    int size = 0;
    double product = 1;
    for (int i = 0; i < censored.length; ) {
      double at = censored[i];
      int next = position(censored, Math.nextUp(at));
      double atRisk = all.length - position(all, at);
      if (convention == CensoringConvention.EVENTS_FIRST) {
        atRisk -= position(events, Math.nextUp(at)) - position(events, at);
      }
      product *= 1 - (next - i) / atRisk;
      drops[size] = at;
      value[size++] = product;
      i = next;
    }
    return new CensoringCurve(Arrays.copyOf(drops, size), Arrays.copyOf(value, size));
  }

  private static double[] sorted(double[] time, int[] cause, boolean censored) {
    double[] kept = new double[time.length];
    int count = 0;
    for (int i = 0; i < time.length; i++) {
      if ((cause[i] == 0) == censored) {
        kept[count++] = time[i];
      }
    }
    double[] result = Arrays.copyOf(kept, count);
    Arrays.sort(result);
    return result;
  }

  int size() {
    return time.length;
  }

  double time(int drop) {
    return time[drop];
  }

  double after(int drop) {
    return value[drop];
  }

  double before(int drop) {
    return drop == 0 ? 1 : value[drop - 1];
  }

  /** First drop at or after a time. */
  int firstDropFrom(double at) {
    return position(time, at);
  }

  /** Whether a sorted value lies in (from, to]. */
  static boolean anyWithin(double[] sorted, double from, double to) {
    return position(sorted, Math.nextUp(to)) > position(sorted, Math.nextUp(from));
  }

  private static int position(double[] sorted, double limit) {
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
}
