package org.reliefspan.numerics.interval;

/** Weighted least squares under a rising order, by pooling adjacent violators. */
final class IsotonicRegression {
  private IsotonicRegression() {}

  /**
   * Fits values from one index to before another.
   *
   * @param result receives the fit at the same indices
   */
  static void fit(double[] value, double[] weight, int from, int to, double[] result) {
    int[] end = new int[to - from];
    double[] mean = new double[to - from];
    double[] sum = new double[to - from];
    int blocks = 0;
    for (int j = from; j < to; j++) {
      mean[blocks] = value[j];
      sum[blocks] = weight[j];
      end[blocks] = j;
      while (blocks > 0 && mean[blocks - 1] >= mean[blocks]) {
        double both = sum[blocks - 1] + sum[blocks];
        mean[blocks - 1] = (mean[blocks - 1] * sum[blocks - 1] + mean[blocks] * sum[blocks]) / both;
        sum[blocks - 1] = both;
        end[blocks - 1] = j;
        blocks--;
      }
      blocks++;
    }
    int j = from;
    for (int block = 0; block < blocks; block++) {
      for (; j <= end[block]; j++) {
        result[j] = mean[block];
      }
    }
  }
}
