package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/** Robust covariances of a fit: sums of its scores between two slices of unscaled covariance. */
final class GlmScores {
  private final GlmFit fit;
  private final RegressionData data;
  private final double[] bread;
  private final int columns;
  private final int rank;

  GlmScores(GlmFit fit, double[] bread, int rank) {
    this.fit = fit;
    this.data = fit.data();
    this.bread = bread;
    this.columns = data.columns();
    this.rank = rank;
  }

  double[] byRow(RobustForm form, int rowsUsed) {
    double[] meat = new double[columns * columns];
    boolean plain = form == RobustForm.HC0 || form == RobustForm.HC1;
    for (int row = 0; row < data.rows(); row++) {
      double score = score(row);
      double factor = score * score * form.rowFactor(plain ? 0 : leverage(row));
      for (int i = 0; i < columns; i++) {
        double left = factor * data.design(row, i);
        for (int j = 0; j < columns; j++) {
          meat[i * columns + j] += left * data.design(row, j);
        }
      }
    }
    return covariance(meat, form.factor(rowsUsed, rank));
  }

  double[] clustered(Clusters clusters, ClusterForm form) {
    if (form == ClusterForm.CR2 || clusters.rows() != data.rows()) {
      throw new IllegalArgumentException(
          "form (%s) must not be CR2, and clusters (%d) must have one number per row (%d)"
              .formatted(form, clusters.rows(), data.rows()));
    }
    double[] sums = new double[clusters.count() * columns];
    for (int row = 0; row < data.rows(); row++) {
      double score = score(row);
      int at = clusters.of(row) * columns;
      for (int j = 0; j < columns; j++) {
        sums[at + j] += score * data.design(row, j);
      }
    }
    double[] meat = new double[columns * columns];
    for (int at = 0; at < sums.length; at += columns) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          meat[i * columns + j] += sums[at + i] * sums[at + j];
        }
      }
    }
    return covariance(meat, form.factor(clusters.count(), fit.rowsUsed(), rank));
  }

  private double score(int row) {
    return data.weight(row) * fit.family().score(data.response(row), fit.linearPredictor(row));
  }

  private double leverage(int row) {
    double sum = 0;
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        sum += data.design(row, i) * bread[i * columns + j] * data.design(row, j);
      }
    }
    return sum * data.weight(row) * fit.family().information(fit.linearPredictor(row));
  }

  private double[] covariance(double[] meat, double factor) {
    double[] covariance = Matrices.sandwich(bread, meat, columns, columns);
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= factor;
    }
    return Matrices.symmetrised(covariance, columns);
  }
}
