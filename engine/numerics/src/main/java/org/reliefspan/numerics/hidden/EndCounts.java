package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.survival.KaplanMeier;

/** Weights of ends and of censored times by distinct time. Arrays are by time, increasing. */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record EndCounts(double[] time, double[] ended, double[] censored) implements Serializable {

  static EndCounts of(double[] time, int[] status, double[] weight) {
    double[] distinct = Arrays.stream(time).sorted().distinct().toArray();
    double[] ended = new double[distinct.length];
    double[] censored = new double[distinct.length];
    for (int row = 0; row < time.length; row++) {
      int at = Arrays.binarySearch(distinct, time[row]);
      if (status[row] > 0) {
        ended[at] += weight[row];
      } else {
        censored[at] += weight[row];
      }
    }
    return new EndCounts(distinct, ended, censored);
  }

  static EndCounts joined(List<EndCounts> places) {
    if (places.size() == 1) {
      return places.get(0);
    }
    double[] distinct =
        places.stream()
            .flatMapToDouble(own -> Arrays.stream(own.time))
            .sorted()
            .distinct()
            .toArray();
    double[] ended = new double[distinct.length];
    double[] censored = new double[distinct.length];
    for (EndCounts own : places) {
      for (int i = 0; i < own.time.length; i++) {
        int at = Arrays.binarySearch(distinct, own.time[i]);
        ended[at] += own.ended[i];
        censored[at] += own.censored[i];
      }
    }
    return new EndCounts(distinct, ended, censored);
  }

  int size() {
    return time.length;
  }

  KaplanMeier curve() {
    int size = time.length;
    double[] times = new double[2 * size];
    int[] status = new int[2 * size];
    double[] weight = new double[2 * size];
    for (int i = 0; i < size; i++) {
      times[i] = time[i];
      times[size + i] = time[i];
      status[i] = 1;
      weight[i] = ended[i];
      weight[size + i] = censored[i];
    }
    return KaplanMeier.of(times, status, weight);
  }
}
