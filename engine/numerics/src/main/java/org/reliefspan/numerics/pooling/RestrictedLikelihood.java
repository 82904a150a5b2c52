package org.reliefspan.numerics.pooling;

import org.reliefspan.numerics.matrix.Matrices;

/**
 * The restricted likelihood of the variance between groups. With weights w = 1 / (t + v), m the
 * weighted mean: l(t) = {sum log w - log sum w - sum w (y - m)^2} / 2.
 */
final class RestrictedLikelihood {
  private static final int GRID = 64;
  private static final int BISECTIONS = 200;

  private final double[] estimate;
  private final double[] variance;
  private final double[] weight;
  private double total;
  private double mean;

  RestrictedLikelihood(double[] estimate, double[] variance) {
    this.estimate = estimate;
    this.variance = variance;
    this.weight = new double[estimate.length];
  }

  /** The largest restricted likelihood, sought on a grid and then by halving. */
  double maximum() {
    double end = 0;
    for (int i = 0; i < variance.length; i++) {
      end = Math.max(end, variance[i]);
    }
    end += squares();
    double root = Math.sqrt(end);
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int step = 0; step <= GRID; step++) {
      double value = value(square(root * step / GRID));
      if (value > highest) {
        highest = value;
        best = step;
      }
    }
    double low = square(root * Math.max(0, best - 1) / GRID);
    double high = square(root * Math.min(GRID, best + 1) / GRID);
    return best == 0 && slope(0) <= 0 ? 0 : root(low, high);
  }

  private double root(double from, double to) {
    double low = from;
    double high = to;
    for (int halving = 0; halving < BISECTIONS && low < high; halving++) {
      double middle = (low + high) / 2;
      if (slope(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double square(double x) {
    return x * x;
  }

  /** Sum of squares around the plain mean. */
  private double squares() {
    double sum = 0;
    for (double y : estimate) {
      sum += y;
    }
    double plain = sum / estimate.length;
    double squares = 0;
    for (double y : estimate) {
      squares += square(y - plain);
    }
    return squares;
  }

  private void weigh(double between) {
    total = 0;
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      weight[i] = 1 / (between + variance[i]);
      total += weight[i];
      sum += weight[i] * estimate[i];
    }
    mean = sum / total;
  }

  private double value(double between) {
    weigh(between);
    double sum = -Math.log(total);
    for (int i = 0; i < weight.length; i++) {
      sum += Math.log(weight[i]) - weight[i] * square(estimate[i] - mean);
    }
    return sum / 2;
  }

  private double slope(double between) {
    weigh(between);
    double slope = Matrices.dot(weight, weight) / total - total;
    for (int i = 0; i < weight.length; i++) {
      slope += square(weight[i] * (estimate[i] - mean));
    }
    return slope / 2;
  }
}
