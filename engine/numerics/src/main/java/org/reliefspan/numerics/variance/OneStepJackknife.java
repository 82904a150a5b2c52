package org.reliefspan.numerics.variance;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Covariance by leaving out each cluster in turn, each time with one Newton step from the estimate.
 *
 * <p>Formula: (G - 1) / G times the sum over G clusters of d d', d = (A -
 * A<sub>g</sub>)<sup>-1</sup> s<sub>g</sub>, s the score of a cluster at the estimate,
 * A<sub>g</sub> its information by differences of the score, A their sum. For a linear model it is
 * the jackknife itself. Edge cases: without information when one cluster is left out, a {@link
 * NotEstimableException}.
 *
 * <p>Source: Lipsitz, Dear and Zhao 1994, doi 10.2307/2533390; Bell and McCaffrey 2002, Survey
 * Methodology 28, 169-181.
 */
public final class OneStepJackknife {
  private static final double STEP = 1e-4;

  private OneStepJackknife() {}

  /**
   * The covariance, row-major.
   *
   * @param scores sums of scores by parameters, row-major [cluster][parameter]
   * @param at the estimate
   * @param scale the unit of each parameter
   */
  public static double[] covariance(UnaryOperator<double[]> scores, double[] at, double[] scale) {
    int size = at.length;
    double[] score = scores.apply(at);
    int clusters = score.length / size;
    double[] own = informations(scores, at, scale, clusters);
    double[] all = new double[size * size];
    for (int i = 0; i < own.length; i++) {
      all[i % all.length] += own[i];
    }
    double[] sum = new double[size * size];
    double[] rest = new double[size * size];
    for (int cluster = 0; cluster < clusters; cluster++) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] = all[i] - own[cluster * rest.length + i];
      }
      Cholesky factor = Cholesky.of(rest, size);
      if (!factor.isPositiveDefinite()) {
        throw new NotEstimableException(
            "Without one of the clusters the rest determine nothing: the jackknife has no error.");
      }
      double[] moved = Arrays.copyOfRange(score, cluster * size, (cluster + 1) * size);
      factor.solve(moved);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          sum[i * size + j] += (clusters - 1.0) / clusters * moved[i] * moved[j];
        }
      }
    }
    return sum;
  }

  /** Minus the second derivatives of each cluster, row-major [cluster][parameter][parameter]. */
  private static double[] informations(
      UnaryOperator<double[]> scores, double[] at, double[] scale, int clusters) {
    int size = at.length;
    double[] own = new double[clusters * size * size];
    double[] moved = at.clone();
    for (int j = 0; j < size; j++) {
      double step = STEP * scale[j];
      moved[j] = at[j] + step;
      double[] above = scores.apply(moved);
      moved[j] = at[j] - step;
      double[] below = scores.apply(moved);
      moved[j] = at[j];
      for (int cluster = 0; cluster < clusters; cluster++) {
        for (int i = 0; i < size; i++) {
          double half = (below[cluster * size + i] - above[cluster * size + i]) / (4 * step);
          own[(cluster * size + i) * size + j] += half;
          own[(cluster * size + j) * size + i] += half;
        }
      }
    }
    return own;
  }
}
