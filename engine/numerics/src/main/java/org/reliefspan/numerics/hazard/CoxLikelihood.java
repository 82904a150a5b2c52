package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/** The log partial likelihood under Efron or Breslow ties, in scaled covariates. */
final class CoxLikelihood implements LogLikelihood {
  private final RiskSums sums;
  private final int size;
  private final double[] ones;

  CoxLikelihood(RiskSums sums, int size) {
    this.sums = sums;
    this.size = size;
    this.ones = new double[sums.hazard.length];
    Arrays.fill(ones, 1);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    double value = sums.moveTo(parameters);
    if (!Double.isFinite(value)) {
      return Double.NEGATIVE_INFINITY;
    }
    sums.score(ones, gradient);
    sums.information(ones, information);
    return value;
  }
}
