package org.reliefspan.numerics.gee;

import java.util.Arrays;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearModel;
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

  private final GeeSums sums;
  private final WorkingCorrelation correlation;
  private final int size;

  private GeneralisedEstimatingEquations(GeeSums sums, WorkingCorrelation correlation, int size) {
    this.sums = sums;
    this.correlation = correlation;
    this.size = size;
  }

  /** Fits a model. */
  public static GeeFit fit(
      Family family, RegressionData data, Clusters clusters, WorkingCorrelation correlation) {
    GeePart all = GeePart.of(family, data, clusters, correlation);
    return fit(all, correlation, GeneralisedLinearModel.fit(family, data).coefficients());
  }

  /**
   * Fits a model to rows that lie in several places, those of a cluster in one.
   *
   * @param start estimates of the same model under independence
   */
  public static GeeFit fit(GeeSums sums, WorkingCorrelation correlation, Coefficients start) {
    return new GeneralisedEstimatingEquations(sums, correlation, start.size()).solve(start);
  }

  private GeeFit solve(Coefficients start) {
    boolean[] estimable = new boolean[size];
    for (int j = 0; j < size; j++) {
      estimable[j] = start.isEstimable(j);
    }
    double[] coefficients = start.estimates();
    double alpha = 0;
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      ResidualMoments moments = ResidualMoments.ofSums(sums.moments(coefficients));
      double next = checked(moments.alpha(correlation, alpha));
      double[] pass = sums.pass(coefficients, next, estimable);
      Cholesky factor = factor(matrix(pass, size));
      double[] step = Arrays.copyOf(pass, size);
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
    if (!correlation.allows(alpha, sums.largest())) {
      throw new NotEstimableException(
          ("The working correlation (%s) is outside the range of %s for clusters of %d rows."
                  + " Maybe independence?")
              .formatted(alpha, correlation, sums.largest()));
    }
    return alpha;
  }

  private GeeFit result(double[] coefficients, boolean[] estimable, double alpha, int iterations) {
    double scale = ResidualMoments.ofSums(sums.moments(coefficients)).scale();
    double[] pass = sums.pass(coefficients, alpha, estimable);
    double[] inverse = factor(matrix(pass, size)).inverse();
    double[] robust = Matrices.sandwich(inverse, matrix(pass, size + size * size), size, size);
    double[] naive = inverse.clone();
    for (int i = 0; i < naive.length; i++) {
      naive[i] *= scale;
    }
    Coefficients result =
        Coefficients.of(coefficients, naive, estimable)
            .withRobust(Matrices.symmetrised(robust, size));
    return new GeeFit(result, alpha, scale, sums.clusters(), sums.largest(), iterations);
  }

  private double[] matrix(double[] pass, int from) {
    return Arrays.copyOfRange(pass, from, from + size * size);
  }

  /** Which columns are estimable was decided before; columns of 0 stay out. */
  private Cholesky factor(double[] information) {
    return Cholesky.of(information, size, 1e-300);
  }
}
