package org.reliefspan.numerics.variance;

/**
 * Small-sample form of a cluster-robust covariance.
 *
 * <p>With G clusters, n rows, k estimated coefficients: CR0 no factor, CR1_CLUSTERS G / (G - 1),
 * CR1 G / (G - 1) (n - 1) / (n - k), CR2 residuals of a cluster multiplied by (I - H_g)<sup>-1/2
 * </sup> (linear models only). Source: Cameron and Miller 2015, doi 10.3368/jhr.50.2.317; Bell and
 * McCaffrey 2002, Survey Methodology 28:169. Agreement: R sandwich 3.0-2 {@code vcovCL}: CR0 is
 * type HC0 without cadjust, CR1_CLUSTERS type HC0, CR1 type HC1.
 */
public enum ClusterForm {
  /** No factor. */
  CR0,
  /** G / (G - 1). */
  CR1_CLUSTERS,
  /** G / (G - 1) (n - 1) / (n - k). */
  CR1,
  /** Bias-reduced linearisation, linear models only. */
  CR2;

  /** Factor of the whole covariance. */
  public double factor(int clusters, int rows, int rank) {
    double few = clusters / (clusters - 1.0);
    return switch (this) {
      case CR0, CR2 -> 1;
      case CR1_CLUSTERS -> few;
      case CR1 -> few * (rows - 1.0) / (rows - rank);
    };
  }
}
