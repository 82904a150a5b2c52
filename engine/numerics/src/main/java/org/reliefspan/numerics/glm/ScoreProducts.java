package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.variance.Sandwich;

/**
 * The filling of a sandwich from one part of the rows; fillings of parts add up when no cluster
 * lies in two parts.
 */
public final class ScoreProducts {
  private ScoreProducts() {}

  /**
   * Sum over clusters of the outer product of their summed scores, row-major.
   *
   * @param coefficients at which the scores are taken
   * @param cluster dense cluster numbers; each row its own for the form HC0
   */
  public static double[] of(
      Family family, RegressionData data, double[] coefficients, int[] cluster) {
    int columns = data.columns();
    double[] scores = new double[data.rows() * columns];
    for (int row = 0; row < data.rows(); row++) {
      double eta = data.linearPredictor(row, coefficients);
      double score = data.weight(row) * family.score(data.response(row), eta);
      for (int j = 0; j < columns; j++) {
        scores[row * columns + j] = score * data.design(row, j);
      }
    }
    return Sandwich.meat(scores, cluster, columns);
  }
}
