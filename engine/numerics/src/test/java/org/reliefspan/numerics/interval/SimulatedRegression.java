package org.reliefspan.numerics.interval;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Times seen at visits every 5 to 45 days up to day 200; two covariates, one 0 or 1, one uniform on
 * 0 to 2, with effects 0.7 and -0.5 by a link; baseline Weibull(1.5, 60).
 */
final class SimulatedRegression {
  static final double[] EFFECT = {0.7, -0.5};

  final IntervalLink link;
  final double[] left;
  final double[] right;
  final double[] design; // row-major, two columns

  private SimulatedRegression(IntervalLink link, double[] left, double[] right, double[] design) {
    this.link = link;
    this.left = left;
    this.right = right;
    this.design = design;
  }

  static SimulatedRegression of(SplittableRandom random, int rows, IntervalLink link) {
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] design = new double[2 * rows];
    for (int row = 0; row < rows; row++) {
      design[2 * row] = random.nextInt(2);
      design[2 * row + 1] = 2 * random.nextDouble();
      double shift = EFFECT[0] * design[2 * row] + EFFECT[1] * design[2 * row + 1];
      double v = link.index(1 - random.nextDouble()) - shift;
      double time = 60 * Math.pow(-Math.log(link.survivor(v)), 1 / 1.5);
      right[row] = Double.POSITIVE_INFINITY;
      for (double day = 5 + random.nextInt(41); day < 200; day += 5 + random.nextInt(41)) {
        if (day >= time) {
          right[row] = day;
          break;
        }
        left[row] = day;
      }
    }
    return new SimulatedRegression(link, left, right, design);
  }

  SemiparametricEstimate fit(double[] weight) {
    return SemiparametricEstimator.fit(link, left, right, design, weight);
  }

  SimulatedRegression reversed() {
    int[] order = new int[left.length];
    Arrays.setAll(order, i -> left.length - 1 - i);
    return rows(order);
  }

  SimulatedRegression twice() {
    int[] order = new int[2 * left.length];
    Arrays.setAll(order, i -> i % left.length);
    return rows(order);
  }

  SimulatedRegression inUnitsOf(double days) {
    return new SimulatedRegression(
        link,
        Arrays.stream(left).map(day -> day / days).toArray(),
        Arrays.stream(right).map(day -> day / days).toArray(),
        design);
  }

  private SimulatedRegression rows(int[] order) {
    double[] covariates = new double[2 * order.length];
    for (int row = 0; row < order.length; row++) {
      covariates[2 * row] = design[2 * order[row]];
      covariates[2 * row + 1] = design[2 * order[row] + 1];
    }
    return new SimulatedRegression(
        link,
        Arrays.stream(order).mapToDouble(row -> left[row]).toArray(),
        Arrays.stream(order).mapToDouble(row -> right[row]).toArray(),
        covariates);
  }
}
