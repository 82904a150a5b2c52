package org.reliefspan.numerics.imputation;

import java.util.Arrays;

/** One draw of the parameters, in the orthonormal basis of the covariates. Immutable. */
final class ParameterDraw {
  private final double[] effects; // row-major [basis column][visit]
  private final double[] covariance; // row-major [visit][visit]

  ParameterDraw(double[] effects, double[] covariance) {
    this.effects = effects.clone();
    this.covariance = covariance.clone();
  }

  double[] covariance() {
    return covariance;
  }

  /** Fills the means by visit of a subject given its covariates in the basis. */
  void means(double[] inBasis, double[] mean) {
    int visits = mean.length;
    Arrays.fill(mean, 0);
    for (int k = 0; k < inBasis.length; k++) {
      for (int visit = 0; visit < visits; visit++) {
        mean[visit] += inBasis[k] * effects[k * visits + visit];
      }
    }
  }
}
