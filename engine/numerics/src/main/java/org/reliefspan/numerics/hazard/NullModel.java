package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.matrix.Cholesky;

/** The likelihood with all coefficients 0, and which covariates it can tell apart. */
final class NullModel {
  private static final double DEPENDENT = 1e-11;

  private final double logLikelihood;
  private final double[] gradient;
  private final Cholesky information;

  private NullModel(double logLikelihood, double[] gradient, Cholesky information) {
    this.logLikelihood = logLikelihood;
    this.gradient = gradient;
    this.information = information;
  }

  static NullModel of(LogLikelihood likelihood) {
    int size = likelihood.size();
    double[] gradient = new double[size];
    double[] information = new double[size * size];
    double value = likelihood.evaluate(new double[size], gradient, information);
    return new NullModel(value, gradient, Cholesky.of(information, size, DEPENDENT));
  }

  double logLikelihood() {
    return logLikelihood;
  }

  int[] independent() {
    int[] kept = new int[gradient.length];
    int count = 0;
    for (int j = 0; j < gradient.length; j++) {
      if (information.isIndependent(j)) {
        kept[count++] = j;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Score statistic against 0. */
  double scoreStatistic() {
    return information.quadraticForm(gradient);
  }
}
