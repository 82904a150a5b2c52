package org.reliefspan.numerics.gee;

import java.util.Arrays;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.variance.Clusters;

/** Rows of some clusters, all rows of each; sums of parts add up. */
public final class GeePart implements GeeSums {
  private final Family family;
  private final RegressionData data;
  private final ClusterOrder order;
  private final WorkingCorrelation correlation;

  private GeePart(
      Family family, RegressionData data, Clusters clusters, WorkingCorrelation correlation) {
    if (clusters.rows() != data.rows()) {
      throw new IllegalArgumentException(
          "clusters (%d) must have one number per row (%d)"
              .formatted(clusters.rows(), data.rows()));
    }
    this.family = family;
    this.data = data;
    this.order = new ClusterOrder(clusters);
    this.correlation = correlation;
  }

  /** Rows, those of a cluster in time order. */
  public static GeePart of(
      Family family, RegressionData data, Clusters clusters, WorkingCorrelation correlation) {
    return new GeePart(family, data, clusters, correlation);
  }

  @Override
  public int clusters() {
    return order.clusters();
  }

  @Override
  public int largest() {
    return order.largest();
  }

  @Override
  public double[] moments(double[] coefficients) {
    return moments(coefficients, largest());
  }

  /**
   * The same for clusters that may be larger elsewhere.
   *
   * @param most rows of the largest cluster of all parts
   * @return weighted products of residuals by lag, their weights by lag, sum of squares, sum of
   *     weights
   */
  public double[] moments(double[] coefficients, int most) {
    return ResidualMoments.sums(family, data, order, coefficients, most);
  }

  /**
   * {@inheritDoc}
   *
   * @return score, lower triangle of the information in a full matrix, outer products of scores
   */
  @Override
  public double[] pass(double[] coefficients, double alpha, boolean[] estimable) {
    GeePass pass = new GeePass(family, data, order, correlation, alpha, estimable);
    pass.run(coefficients);
    int size = coefficients.length;
    double[] all = Arrays.copyOf(pass.score(), size + 2 * size * size);
    System.arraycopy(pass.information(), 0, all, size, size * size);
    System.arraycopy(pass.meat(), 0, all, size + size * size, size * size);
    return all;
  }
}
