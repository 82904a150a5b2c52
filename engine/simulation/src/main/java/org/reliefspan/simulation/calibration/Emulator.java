package org.reliefspan.simulation.calibration;

import java.util.Arrays;
import org.reliefspan.numerics.linear.LinearModel;
import org.reliefspan.numerics.linear.LinearModelFit;

/**
 * A quadratic in the standard normal scores of the parameters, in place of a simulation.
 *
 * <p>Formula: f(z) = b0 + sum of b_i x_i + sum over i up to j of b_ij x_i x_j, with x the scores
 * centred and scaled over the points; by least squares. Its variance is the mean square of the
 * errors that each point has when the others predict it, e / (1 - h). Edge cases: without products
 * where there are fewer than three points for two coefficients, the mean where there are too few
 * for lines.
 */
final class Emulator {
  private static final double POINTS_PER_TERM = 1.5;

  /** How far the terms go. */
  private enum Order {
    MEAN,
    LINES,
    SQUARES
  }

  private final int dimensions;
  private final Order order;
  private final double[] centre;
  private final double[] scale;
  private final double[] coefficients;
  private final double variance;

  private Emulator(
      Order order, double[] centre, double[] scale, double[] coefficients, double variance) {
    this.dimensions = centre.length;
    this.order = order;
    this.centre = centre;
    this.scale = scale;
    this.coefficients = coefficients;
    this.variance = variance;
  }

  /**
   * Fits an emulator.
   *
   * @param scores row-major [point][parameter], at least two points
   * @param values by point
   */
  static Emulator of(double[] scores, double[] values) {
    int dimensions = scores.length / values.length;
    double[] centre = new double[dimensions];
    double[] scale = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      double[] column = new double[values.length];
      for (int row = 0; row < column.length; row++) {
        column[row] = scores[row * dimensions + i];
      }
      centre[i] = Arrays.stream(column).sum() / column.length;
      double squares = 0;
      for (double each : column) {
        squares += (each - centre[i]) * (each - centre[i]);
      }
      scale[i] = squares > 0 ? Math.sqrt(squares / column.length) : 1;
    }
    Order order = order(values.length, dimensions);
    Emulator empty = new Emulator(order, centre, scale, new double[0], 0);
    double[] design = empty.design(scores, values.length);
    LinearModelFit fit = LinearModel.fit(design, values);
    double[] coefficients = new double[empty.terms()];
    for (int term = 0; term < coefficients.length; term++) {
      coefficients[term] =
          fit.coefficients().isEstimable(term) ? fit.coefficients().estimate(term) : 0;
    }
    return new Emulator(order, centre, scale, coefficients, leaveOneOut(fit, values.length));
  }

  private static Order order(int points, int dimensions) {
    if (points >= POINTS_PER_TERM * (dimensions + 1) * (dimensions + 2) / 2) {
      return Order.SQUARES;
    }
    return points >= POINTS_PER_TERM * (dimensions + 1) ? Order.LINES : Order.MEAN;
  }

  private static double leaveOneOut(LinearModelFit fit, int points) {
    double squares = 0;
    for (int row = 0; row < points; row++) {
      double error = fit.residual(row) / Math.max(1e-6, 1 - fit.leverage(row));
      squares += error * error;
    }
    return squares / points;
  }

  private int terms() {
    return switch (order) {
      case MEAN -> 1;
      case LINES -> dimensions + 1;
      case SQUARES -> (dimensions + 1) * (dimensions + 2) / 2;
    };
  }

  private double[] design(double[] scores, int points) {
    int terms = terms();
    double[] design = new double[points * terms];
    for (int row = 0; row < points; row++) {
      fill(scores, row * dimensions, design, row * terms);
    }
    return design;
  }

  private void fill(double[] scores, int from, double[] row, int at) {
    int next = at;
    row[next++] = 1;
    for (int i = 0; i < dimensions && order != Order.MEAN; i++) {
      row[next++] = scaled(scores, from, i);
    }
    for (int i = 0; i < dimensions && order == Order.SQUARES; i++) {
      for (int j = i; j < dimensions; j++) {
        row[next++] = scaled(scores, from, i) * scaled(scores, from, j);
      }
    }
  }

  private double scaled(double[] scores, int from, int i) {
    return (scores[from + i] - centre[i]) / scale[i];
  }

  /** A row to be used again in {@link #predict}. */
  double[] newRow() {
    return new double[terms()];
  }

  /** The value at a point. */
  double predict(double[] scores, double[] row) {
    fill(scores, 0, row, 0);
    double sum = 0;
    for (int term = 0; term < row.length; term++) {
      sum += coefficients[term] * row[term];
    }
    return sum;
  }

  /** Variance of what is predicted. */
  double variance() {
    return variance;
  }
}
