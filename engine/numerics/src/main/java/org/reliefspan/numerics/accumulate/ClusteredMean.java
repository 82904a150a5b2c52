package org.reliefspan.numerics.accumulate;

import java.util.OptionalDouble;

/**
 * Mean of observations that come in clusters, such as several episodes of one patient.
 *
 * <p>Formula: mean m = sum y / n; variance = G / (G - 1) sum over clusters g of (sum in g of (y -
 * m))<sup>2</sup> / n<sup>2</sup>, G the number of clusters. With one observation per cluster this
 * is the usual s<sup>2</sup>/n. Domain: finite values. Edge cases: no observation is refused; one
 * cluster has no standard error. Source: Liang and Zeger 1986, doi 10.1093/biomet/73.1.13, with the
 * factor of Cameron and Miller 2015, doi 10.3368/jhr.50.2.317. Agreement: R 4.2.2, {@code lm(y ~
 * 1)} with the formula above in base R, relative 1e-12 ({@code ClusteredMeanTest}).
 */
public final class ClusteredMean {
  private ClusteredMean() {}

  /**
   * Mean with cluster-robust standard error; sums run in index order.
   *
   * @param values observations
   * @param cluster cluster number of each observation, equal numbers together (as when sorted)
   */
  public static MeanEstimate of(double[] values, int[] cluster) {
    int n = values.length;
    if (n == 0 || cluster.length != n) {
      throw new IllegalArgumentException(
          "values (%d) must not be empty, and as many as cluster (%d)"
              .formatted(n, cluster.length));
    }
    double mean = mean(values);
    double squares = 0;
    double sum = 0;
    int clusters = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i] - mean;
      if (i == n - 1 || cluster[i + 1] != cluster[i]) {
        squares += sum * sum;
        sum = 0;
        clusters++;
      }
      checkOrder(cluster, i);
    }
    OptionalDouble error =
        clusters < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(squares * clusters / (clusters - 1.0)) / n);
    return new MeanEstimate(mean, error, n, clusters);
  }

  private static void checkOrder(int[] cluster, int i) {
    if (i > 0 && cluster[i] < cluster[i - 1]) {
      throw new IllegalArgumentException(
          "cluster must not decrease (index %d). Maybe sort by patient first?".formatted(i));
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) { // Kahan: long series keep their last digits
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("values must be finite (found %s)".formatted(value));
      }
      double term = value - lost;
      double next = sum + term;
      lost = (next - sum) - term;
      sum = next;
    }
    return sum / values.length;
  }
}
