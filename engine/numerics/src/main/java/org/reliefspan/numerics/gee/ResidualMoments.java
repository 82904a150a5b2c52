package org.reliefspan.numerics.gee;

import java.util.Arrays;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.RegressionData;

/**
 * Scale and working correlation from Pearson residuals r: scale = sum w r<sup>2</sup> / sum w;
 * alpha by least squares of the products r_j r_k / scale, weighted w_j w_k, on their correlations.
 */
final class ResidualMoments {
  private final double[] products; // by lag, weighted sums; index 0 unused
  private final double[] weights;
  private final double scale;

  private ResidualMoments(double[] products, double[] weights, double scale) {
    this.products = products;
    this.weights = weights;
    this.scale = scale;
  }

  /**
   * From sums over clusters, as {@link #sums} gives them.
   *
   * @param sums sums of products by lag, sums of their weights by lag, sum of squares, sum of
   *     weights
   */
  static ResidualMoments ofSums(double[] sums) {
    int largest = (sums.length - 2) / 2;
    return new ResidualMoments(
        Arrays.copyOf(sums, largest),
        Arrays.copyOfRange(sums, largest, 2 * largest),
        sums[2 * largest] / sums[2 * largest + 1]);
  }

  /** Sums over clusters; lags from 0 to {@code most - 1}. */
  static double[] sums(
      Family family, RegressionData data, ClusterOrder order, double[] coefficients, int most) {
    int largest = order.largest();
    double[] sums = new double[2 * most + 2];
    double[] weighted = new double[largest];
    double[] weight = new double[largest];
    double squares = 0;
    double total = 0;
    for (int c = 0; c < order.clusters(); c++) {
      int size = order.size(c);
      for (int j = 0; j < size; j++) {
        int row = order.row(c, j);
        double residual = pearson(family, data, row, coefficients);
        weight[j] = data.weight(row);
        weighted[j] = weight[j] * residual;
        squares += weight[j] * residual * residual;
        total += weight[j];
        for (int k = 0; k < j; k++) {
          sums[j - k] += weighted[j] * weighted[k];
          sums[most + j - k] += weight[j] * weight[k];
        }
      }
    }
    sums[2 * most] = squares;
    sums[2 * most + 1] = total;
    return sums;
  }

  private static double pearson(
      Family family, RegressionData data, int row, double[] coefficients) {
    double mean = family.mean(data.linearPredictor(row, coefficients));
    return (data.response(row) - mean) / Math.sqrt(family.distribution().variance(mean));
  }

  double scale() {
    return scale;
  }

  double alpha(WorkingCorrelation correlation, double start) {
    return switch (correlation) {
      case INDEPENDENCE -> 0;
      case EXCHANGEABLE -> mean();
      case AR1 -> autoregressive(start);
    };
  }

  private double mean() {
    double sum = 0;
    double weight = 0;
    for (int lag = 1; lag < products.length; lag++) {
      sum += products[lag];
      weight += weights[lag];
    }
    return weight > 0 ? sum / (weight * scale) : 0;
  }

  /** Gauss-Newton for least squares on alpha to the power of the lag. */
  private double autoregressive(double start) {
    double alpha = start;
    for (int round = 0; round < 200; round++) {
      double slope = 0;
      double curvature = 0;
      for (int lag = 1; lag < products.length; lag++) {
        double derivative = lag * Math.pow(alpha, lag - 1);
        slope += derivative * (products[lag] / scale - weights[lag] * Math.pow(alpha, lag));
        curvature += weights[lag] * derivative * derivative;
      }
      double step = curvature > 0 ? slope / curvature : 0;
      alpha = Math.max(-0.999, Math.min(0.999, alpha + step));
      if (Math.abs(step) < 1e-13) {
        break;
      }
    }
    return alpha;
  }
}
