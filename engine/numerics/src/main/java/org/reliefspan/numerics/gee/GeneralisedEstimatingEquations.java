package org.reliefspan.numerics.gee;

import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearModel;
import org.reliefspan.numerics.glm.GlmFit;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.variance.Clusters;

/**
 * Marginal models for outcomes that repeat within clusters.
 *
 * <p>Formula: sum over clusters D' V<sup>-1</sup> (y - mu) = 0, V = scale W<sup>-1/2</sup>
 * A<sup>1/2</sup> R(alpha) A<sup>1/2</sup> W<sup>-1/2</sup>, D the derivatives of the means, A the
 * variances, W case weights; robust covariance H<sup>-1</sup> (sum over clusters of the outer
 * products of the scores) H<sup>-1</sup>, naive covariance H<sup>-1</sup>. Scale and alpha are
 * moments of Pearson residuals ({@code ResidualMoments}); no small-sample factor. Rows of a cluster
 * stand in time order and, for AR1, count as equally spaced. Domain: {@link Family}, two clusters
 * at least; fewer than about 40 make the robust errors too small. With weights that change within a
 * cluster, as inverse probability weights by visit do, use independence: another working
 * correlation biases the estimates (Tchetgen Tchetgen and others 2012). Edge cases: a correlation
 * outside its range, and a climb that does not end, throw {@link NotEstimableException}; columns
 * that depend on earlier ones are left out. Source: Liang and Zeger 1986, doi
 * 10.1093/biomet/73.1.13. Agreement: R 4.2.2, geepack 1.3.9 {@code geeglm}, 1e-8 ({@code
 * GeneralisedEstimatingEquationsTest}).
 */
public final class GeneralisedEstimatingEquations {
  private static final int ITERATIONS = 1000;
  private static final double TOLERANCE = 1e-11;

  private final Family family;
  private final RegressionData data;
  private final Clusters clusters;
  private final ClusterOrder order;
  private final WorkingCorrelation correlation;
  private final int size;

  private GeneralisedEstimatingEquations(
      Family family, RegressionData data, Clusters clusters, WorkingCorrelation correlation) {
    if (clusters.rows() != data.rows()) {
      throw new IllegalArgumentException(
          "clusters (%d) must have one number per row (%d)"
              .formatted(clusters.rows(), data.rows()));
    }
    this.family = family;
    this.data = data;
    this.clusters = clusters;
    this.order = new ClusterOrder(clusters);
    this.correlation = correlation;
    this.size = data.columns();
  }

  /** Fits a model. */
  public static GeeFit fit(
      Family family, RegressionData data, Clusters clusters, WorkingCorrelation correlation) {
    return new GeneralisedEstimatingEquations(family, data, clusters, correlation).solve();
  }

  private GeeFit solve() {
    GlmFit start = GeneralisedLinearModel.fit(family, data);
    boolean[] estimable = new boolean[size];
    for (int j = 0; j < size; j++) {
      estimable[j] = start.coefficients().isEstimable(j);
    }
    double[] coefficients = start.coefficients().estimates();
    double alpha = 0;
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      ResidualMoments moments = ResidualMoments.of(family, data, order, coefficients);
      double next = checked(moments.alpha(correlation, alpha));
      GeePass pass = new GeePass(family, data, order, correlation, next, estimable);
      pass.run(coefficients);
      Cholesky factor = factor(pass.information());
      double[] step = pass.score();
      factor.solve(step);
      boolean still = Math.abs(next - alpha) <= TOLERANCE;
      alpha = next;
      for (int j = 0; j < size; j++) {
        still &= Math.abs(step[j]) <= TOLERANCE * (1e-3 + Math.abs(coefficients[j]));
        coefficients[j] += step[j];
      }
      if (still) {
        return result(coefficients, estimable, alpha, iteration);
      }
    }
    throw new NotEstimableException(
        "The estimating equations did not converge after %d iterations. Maybe independence?"
            .formatted(ITERATIONS));
  }

  private double checked(double alpha) {
    if (Double.isNaN(alpha)) {
      throw new NotEstimableException(
          "The columns explain the response without any residual, so that there is no correlation"
              + " to find.");
    }
    if (!correlation.allows(alpha, order.largest())) {
      throw new NotEstimableException(
          ("The working correlation (%s) is outside the range of %s for clusters of %d rows."
                  + " Maybe independence?")
              .formatted(alpha, correlation, order.largest()));
    }
    return alpha;
  }

  private GeeFit result(double[] coefficients, boolean[] estimable, double alpha, int iterations) {
    double scale = ResidualMoments.of(family, data, order, coefficients).scale();
    GeePass pass = new GeePass(family, data, order, correlation, alpha, estimable);
    pass.run(coefficients);
    double[] inverse = factor(pass.information()).inverse();
    double[] robust = Matrices.sandwich(inverse, pass.meat(), size, size);
    double[] naive = inverse.clone();
    for (int i = 0; i < naive.length; i++) {
      naive[i] *= scale;
    }
    Coefficients result =
        Coefficients.of(coefficients, naive, estimable)
            .withRobust(Matrices.symmetrised(robust, size));
    return new GeeFit(result, alpha, scale, clusters.count(), order.largest(), iterations);
  }

  /** Which columns are estimable was decided before; columns of 0 stay out. */
  private Cholesky factor(double[] information) {
    return Cholesky.of(information, size, 1e-300);
  }
}
