package org.reliefspan.numerics.weighting;

import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearModel;
import org.reliefspan.numerics.glm.GlmFit;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Pooled logistic regression of one reason to leave on one set of columns: probability in each
 * period, and how far each cluster moved the coefficients.
 */
final class LeavingModel {
  final int columns;
  final double[] probability; // [row]
  final double[] influence; // [cluster][column]
  final double[] coefficients;

  private LeavingModel(int columns, int rows, int clusters) {
    this.columns = columns;
    this.probability = new double[rows];
    this.influence = new double[clusters * columns];
    this.coefficients = new double[columns];
  }

  /**
   * Fits a reason.
   *
   * @param columns how many of the first columns to use
   * @throws NotEstimableException when the data do not determine the model
   */
  static LeavingModel fit(PeriodRows rows, int reason, int columns) {
    double[] design = firstColumns(rows, columns);
    double[] left = new double[rows.rows()];
    for (int row = 0; row < left.length; row++) {
      left[row] = rows.reason()[row] == reason ? 1 : 0;
    }
    GlmFit fit = GeneralisedLinearModel.fit(Family.binomial(), RegressionData.of(design, left));
    LeavingModel model = new LeavingModel(columns, rows.rows(), rows.clusters());
    double[] covariance = fit.coefficients().covariances();
    for (int j = 0; j < columns; j++) {
      boolean known = fit.coefficients().isEstimable(j);
      model.coefficients[j] = known ? fit.coefficients().estimate(j) : 0;
      for (int k = 0; k < columns && !known; k++) {
        covariance[j * columns + k] = 0;
        covariance[k * columns + j] = 0;
      }
    }
    for (int row = 0; row < left.length; row++) {
      model.take(row, rows.cluster()[row], design, left[row], covariance);
    }
    return model;
  }

  private static double[] firstColumns(PeriodRows rows, int columns) {
    double[] design = new double[rows.rows() * columns];
    for (int row = 0; row < rows.rows(); row++) {
      System.arraycopy(rows.design(), row * rows.columns(), design, row * columns, columns);
    }
    return design;
  }

  private void take(int row, int cluster, double[] design, double left, double[] covariance) {
    double linear = 0;
    for (int j = 0; j < columns; j++) {
      linear += coefficients[j] * design[row * columns + j];
    }
    probability[row] = 1 / (1 + Math.exp(-linear));
    double residual = left - probability[row];
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k < columns; k++) {
        influence[cluster * columns + j] +=
            covariance[j * columns + k] * design[row * columns + k] * residual;
      }
    }
  }
}
