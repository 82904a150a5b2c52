package org.reliefspan.numerics.gee;

import java.util.Arrays;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.RegressionData;

/** One pass over the clusters: score, information and outer products, scale left out. */
final class GeePass {
  private final Family family;
  private final RegressionData data;
  private final ClusterOrder order;
  private final WorkingCorrelation correlation;
  private final double alpha;
  private final boolean[] estimable;
  private final int size;
  private final int width;
  private final double[] rows; // scaled derivatives and, last, the scaled residual
  private final double[] score;
  private final double[] information;
  private final double[] meat;

  GeePass(
      Family family,
      RegressionData data,
      ClusterOrder order,
      WorkingCorrelation correlation,
      double alpha,
      boolean[] estimable) {
    this.family = family;
    this.data = data;
    this.order = order;
    this.correlation = correlation;
    this.alpha = alpha;
    this.estimable = estimable;
    this.size = data.columns();
    this.width = size + 1;
    this.rows = new double[order.largest() * width];
    this.score = new double[size];
    this.information = new double[size * size];
    this.meat = new double[size * size];
  }

  void run(double[] coefficients) {
    double[] sum = new double[size];
    for (int c = 0; c < order.clusters(); c++) {
      int count = order.size(c);
      for (int place = 0; place < count; place++) {
        fill(order.row(c, place), place * width, coefficients);
      }
      correlation.whiten(alpha, rows, count, width);
      Arrays.fill(sum, 0);
      for (int place = 0; place < count; place++) {
        addRow(place * width, sum);
      }
      for (int i = 0; i < size; i++) {
        score[i] += sum[i];
        for (int j = 0; j < size; j++) {
          meat[i * size + j] += sum[i] * sum[j];
        }
      }
    }
  }

  private void fill(int row, int at, double[] coefficients) {
    double eta = data.linearPredictor(row, coefficients);
    double mean = family.mean(eta);
    double root = Math.sqrt(data.weight(row) / family.distribution().variance(mean));
    double slope = family.slope(eta) * root;
    for (int j = 0; j < size; j++) {
      rows[at + j] = estimable[j] ? slope * data.design(row, j) : 0;
    }
    rows[at + size] = root * (data.response(row) - mean);
  }

  private void addRow(int at, double[] sum) {
    double residual = rows[at + size];
    for (int i = 0; i < size; i++) {
      double left = rows[at + i];
      sum[i] += left * residual;
      for (int j = 0; j <= i; j++) {
        information[i * size + j] += left * rows[at + j];
      }
    }
  }

  double[] score() {
    return score.clone();
  }

  /** Lower triangle. */
  double[] information() {
    return information;
  }

  double[] meat() {
    return meat;
  }
}
