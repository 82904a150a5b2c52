package org.reliefspan.numerics.glm;

import java.util.Arrays;
import org.reliefspan.numerics.matrix.Matrices;

/**
 * Columns centred and scaled, x~ = (x - centre) factor, so that cross products are well
 * conditioned; and the way back. Columns are centred only when the first one is constant, which
 * then takes up the centres. Centre and factor come from a systematic subsample: any values near
 * mean and 1 / sd serve.
 */
final class Standardisation {
  private static final int SAMPLE = 20_000;

  private final double[] centre;
  private final double[] factor;
  private final double constant; // value of the first column, 1 when it is not constant

  private Standardisation(double[] centre, double[] factor, double constant) {
    this.centre = centre;
    this.factor = factor;
    this.constant = constant;
  }

  /** The columns as they are. */
  static Standardisation none(int columns) {
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    return new Standardisation(new double[columns], ones, 1);
  }

  static Standardisation of(RegressionData data) {
    int columns = data.columns();
    boolean centred = data.isConstant(0);
    double[] centre = new double[columns];
    double[] factor = new double[columns];
    int stride = Math.max(1, data.rows() / SAMPLE);
    for (int j = 0; j < columns; j++) {
      double mean = 0;
      double squares = 0;
      int seen = 0;
      for (int row = 0; row < data.rows(); row += stride) {
        if (data.weight(row) > 0) {
          seen++;
          double away = data.design(row, j) - mean;
          mean += away / seen;
          squares += away * (data.design(row, j) - mean);
        }
      }
      boolean shift = centred && j > 0;
      centre[j] = shift ? mean : 0;
      double spread = Math.sqrt(squares / Math.max(1, seen) + (shift ? 0 : mean * mean));
      factor[j] = spread > 1e-12 * Math.abs(mean) && j > 0 ? 1 / spread : 1;
    }
    return new Standardisation(centre, factor, centred ? data.design(0, 0) : 1);
  }

  /**
   * Weighted means and standard deviations over all rows; a column without spread keeps its own.
   */
  static Standardisation exact(RegressionData data) {
    int columns = data.columns();
    double[] centre = new double[columns];
    double[] factor = new double[columns];
    factor[0] = 1;
    for (int j = 1; j < columns; j++) {
      double weights = 0;
      double mean = 0;
      double squares = 0;
      for (int row = 0; row < data.rows(); row++) {
        double weight = data.weight(row);
        if (weight > 0) {
          weights += weight;
          double away = data.design(row, j) - mean;
          mean += away * weight / weights;
          squares += weight * away * (data.design(row, j) - mean);
        }
      }
      double spread = Math.sqrt(squares / weights);
      centre[j] = mean;
      factor[j] = spread > 1e-12 * Math.abs(mean) ? 1 / spread : 0;
    }
    return new Standardisation(centre, factor, data.design(0, 0));
  }

  double centre(int column) {
    return centre[column];
  }

  double factor(int column) {
    return factor[column];
  }

  /** Coefficients of the columns as they are, from those of the standardised ones. */
  double[] original(double[] standardised) {
    double[] result = new double[standardised.length];
    double shift = 0;
    for (int j = 0; j < result.length; j++) {
      result[j] = standardised[j] * factor[j];
      shift += result[j] * centre[j];
    }
    result[0] -= shift / constant;
    return result;
  }

  /** Covariance of the original coefficients. */
  double[] originalCovariance(double[] standardised) {
    int size = factor.length;
    double[] map = new double[size * size];
    for (int j = 0; j < size; j++) {
      map[j * size + j] = factor[j];
      if (j > 0) {
        map[j] = -centre[j] * factor[j] / constant;
      }
    }
    return Matrices.symmetrised(Matrices.sandwich(map, standardised, size, size), size);
  }
}
