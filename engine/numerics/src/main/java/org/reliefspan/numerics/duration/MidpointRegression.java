package org.reliefspan.numerics.duration;

import org.reliefspan.numerics.matrix.Cholesky;

/**
 * Weighted least squares of log midpoints: where the climb to the maximum starts. A row without end
 * counts at its last known time.
 *
 * @param location coefficients of the kept columns
 * @param deviation standard deviation of the residuals, positive
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one fit
record MidpointRegression(double[] location, double deviation) {
  static MidpointRegression of(DurationSample sample, PartDesign part) {
    int columns = part.columns();
    double[] cross = new double[columns * columns];
    double[] right = new double[columns];
    for (int row = 0; row < sample.rows(); row++) {
      double middle = middle(sample, row);
      if (middle > Double.NEGATIVE_INFINITY && sample.weight(row) > 0) {
        add(sample.weight(row), middle, part, row, cross, right);
      }
    }
    Cholesky.of(cross, columns).solve(right);
    for (int i = 0; i < columns; i++) {
      right[i] /= part.unit()[i];
    }
    return new MidpointRegression(right, deviation(sample, part, right));
  }

  private static void add(
      double weight, double y, PartDesign part, int row, double[] cross, double[] right) {
    int columns = part.columns();
    for (int i = 0; i < columns; i++) {
      double scaled = weight * part.values()[row * columns + i] / part.unit()[i];
      right[i] += scaled * y;
      for (int j = 0; j <= i; j++) {
        cross[i * columns + j] += scaled * part.values()[row * columns + j] / part.unit()[j];
      }
    }
  }

  private static double deviation(DurationSample sample, PartDesign part, double[] location) {
    double sum = 0;
    double total = 0;
    int columns = part.columns();
    for (int row = 0; row < sample.rows(); row++) {
      double residual = middle(sample, row);
      if (residual > Double.NEGATIVE_INFINITY && sample.weight(row) > 0) {
        for (int i = 0; i < columns; i++) {
          residual -= part.values()[row * columns + i] * location[i];
        }
        sum += sample.weight(row) * residual * residual;
        total += sample.weight(row);
      }
    }
    return Math.max(Math.sqrt(sum / Math.max(total, 1e-300)), 0.05);
  }

  /** Log midpoint less the offset; negative infinity for a row that says nothing. */
  private static double middle(DurationSample sample, int row) {
    double logLeft = sample.logLeft(row);
    double logRight = sample.logRight(row);
    if (logRight == Double.POSITIVE_INFINITY) {
      return logLeft - sample.offset(row);
    }
    double half = Math.log1p(Math.exp(logLeft - logRight)) - Math.log(2);
    return logRight == Double.NEGATIVE_INFINITY ? logRight : logRight + half - sample.offset(row);
  }

  /** The location when Z has a mean and the scale is sigma. */
  double[] shiftedBy(double distance, PartDesign part) {
    double[] shifted = location.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += distance * part.constant()[i];
    }
    return shifted;
  }
}
