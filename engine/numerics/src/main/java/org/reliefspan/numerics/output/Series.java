package org.reliefspan.numerics.output;

import java.util.Arrays;

/** Sums over series of observations. */
final class Series {
  private Series() {}

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Sum of squared deviations from the mean. */
  static double squares(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares;
  }

  /**
   * Means of batches that follow each other; observations at the begin that fill no batch are left
   * out.
   */
  static double[] batched(double[] values, int batches) {
    int size = values.length / batches;
    int skipped = values.length - batches * size;
    double[] means = new double[batches];
    for (int b = 0; b < batches; b++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += values[skipped + b * size + i];
      }
      means[b] = sum / size;
    }
    return means;
  }

  /**
   * Mean over replications at each time.
   *
   * @param replications [replication][time]; cut at the shortest
   */
  static double[] averaged(double[][] replications) {
    if (replications.length == 0) {
      throw new IllegalArgumentException("There must be at least one replication.");
    }
    int length = Integer.MAX_VALUE;
    for (double[] replication : replications) {
      length = Math.min(length, replication.length);
    }
    double[] mean = new double[length];
    for (int t = 0; t < length; t++) {
      for (double[] replication : replications) {
        mean[t] += replication[t];
      }
      mean[t] /= replications.length;
    }
    return mean;
  }

  static void checkFinite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i]) || Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            "Observation %d of the series (%s) must be finite.".formatted(i + 1, values[i]));
      }
    }
  }

  static double[] after(double[] values, int warmUp) {
    return Arrays.copyOfRange(values, warmUp, values.length);
  }
}
