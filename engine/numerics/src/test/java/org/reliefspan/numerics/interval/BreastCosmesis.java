package org.reliefspan.numerics.interval;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Months to breast retraction, radiotherapy alone and with chemotherapy: Finkelstein and Wolfe
 * 1985, Biometrics 41:933, doi 10.2307/2530965, table 1. Pairs of left and right end.
 */
final class BreastCosmesis {
  private BreastCosmesis() {}

  private static final double INF = Double.POSITIVE_INFINITY;

  private static final double[] RADIOTHERAPY = {
    45, INF, 6, 10, 0, 7, 46, INF, 46, INF, 7, 16, 17, INF, 7, 14, 37, 44, 0, 8, 4, 11, 15, INF, 11,
    15, 22, INF, 46, INF, 46, INF, 25, 37, 46, INF, 26, 40, 46, INF, 27, 34, 36, 44, 46, INF, 36,
    48, 37, INF, 40, INF, 17, 25, 46, INF, 11, 18, 38, INF, 5, 12, 37, INF, 0, 5, 18, INF, 24, INF,
    36, INF, 5, 11, 19, 35, 17, 25, 24, INF, 32, INF, 33, INF, 19, 26, 37, INF, 34, INF, 36, INF
  };

  private static final double[] WITH_CHEMOTHERAPY = {
    8, 12, 0, 22, 24, 31, 17, 27, 17, 23, 24, 30, 16, 24, 13, INF, 11, 13, 16, 20, 18, 25, 17, 26,
    32, INF, 23, INF, 44, 48, 14, 17, 0, 5, 5, 8, 12, 20, 11, INF, 33, 40, 31, INF, 13, 39, 19, 32,
    34, INF, 13, INF, 16, 24, 35, INF, 15, 22, 11, 17, 22, 32, 10, 35, 30, 34, 13, INF, 10, 17, 8,
    21, 4, 9, 11, INF, 14, 19, 4, 8, 34, INF, 30, 36, 18, 24, 16, 60, 35, 39, 21, INF, 11, 20, 48,
    INF
  };

  static IntervalCensoredData radiotherapy() {
    return data(RADIOTHERAPY);
  }

  static IntervalCensoredData withChemotherapy() {
    return data(WITH_CHEMOTHERAPY);
  }

  /** Left ends of both treatments, radiotherapy alone first. */
  static double[] left() {
    return ends(0);
  }

  /** Right ends in the same order. */
  static double[] right() {
    return ends(1);
  }

  /** 0 for radiotherapy alone, 1 with chemotherapy. */
  static int[] group() {
    int alone = RADIOTHERAPY.length / 2;
    return IntStream.range(0, alone + WITH_CHEMOTHERAPY.length / 2)
        .map(row -> row < alone ? 0 : 1)
        .toArray();
  }

  private static double[] ends(int which) {
    double[] all =
        DoubleStream.concat(Arrays.stream(RADIOTHERAPY), Arrays.stream(WITH_CHEMOTHERAPY))
            .toArray();
    return IntStream.range(0, all.length / 2).mapToDouble(row -> all[2 * row + which]).toArray();
  }

  private static IntervalCensoredData data(double[] ends) {
    int n = ends.length / 2;
    double[] left = new double[n];
    double[] right = new double[n];
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = ends[2 * i];
      right[i] = ends[2 * i + 1];
      weight[i] = 1;
    }
    return IntervalCensoredData.aggregate(left, right, weight);
  }
}
