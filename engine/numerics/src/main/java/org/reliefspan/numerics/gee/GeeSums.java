package org.reliefspan.numerics.gee;

/** What estimating equations need of the rows, wherever these lie: sums over clusters. */
public interface GeeSums {
  /** Number of clusters. */
  int clusters();

  /** Rows of the largest cluster. */
  int largest();

  /**
   * Sums of products of Pearson residuals.
   *
   * @return as {@link GeePart#moments}
   */
  double[] moments(double[] coefficients);

  /**
   * Sums of scores and their derivatives.
   *
   * @return as {@link GeePart#pass}
   */
  double[] pass(double[] coefficients, double alpha, boolean[] estimable);
}
