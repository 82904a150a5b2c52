package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;

/** A fitted shared-frailty model. Immutable. */
public final class FrailtyFit {
  private final Coefficients coefficients;
  private final double variance;
  private final Optional<Limits> varianceLimits;
  private final double marginalLogLikelihood;
  private final double coxLogLikelihood;
  private final double[] frailties;

  FrailtyFit(
      Coefficients coefficients,
      double variance,
      Optional<Limits> varianceLimits,
      double marginalLogLikelihood,
      double coxLogLikelihood,
      double[] frailties) {
    this.coefficients = coefficients;
    this.variance = variance;
    this.varianceLimits = varianceLimits;
    this.marginalLogLikelihood = marginalLogLikelihood;
    this.coxLogLikelihood = coxLogLikelihood;
    this.frailties = frailties;
  }

  static FrailtyFit withoutFrailty(CoxFit cox, int groups) {
    double[] ones = new double[groups];
    Arrays.fill(ones, 1);
    Coefficients all = cox.coefficients();
    boolean[] estimable = new boolean[all.size()];
    for (int j = 0; j < estimable.length; j++) {
      estimable[j] = all.isEstimable(j);
    }
    return new FrailtyFit(
        Coefficients.of(all.estimates(), all.covariances(), estimable),
        0,
        Optional.empty(),
        cox.logLikelihood(),
        cox.logLikelihood(),
        ones);
  }

  /** Log hazard ratios within a group. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Variance of the frailty; 0 when the data show none. */
  public double variance() {
    return variance;
  }

  /** 95% limits of the variance by profile likelihood; empty when it was given or is 0. */
  public Optional<Limits> varianceLimits() {
    return varianceLimits;
  }

  /** The marginal log likelihood, on the scale on which variance 0 gives the partial likelihood. */
  public double marginalLogLikelihood() {
    return marginalLogLikelihood;
  }

  /** Expected frailty of each group given the data; mean 1. */
  public double[] frailties() {
    return frailties.clone();
  }

  /**
   * Likelihood-ratio test of no frailty: half the chi-square tail, the variance being at its edge.
   */
  public SignificanceTest frailtyTest() {
    double statistic = Math.max(0, 2 * (marginalLogLikelihood - coxLogLikelihood));
    double p = statistic == 0 ? 1 : SignificanceTest.chiSquare(statistic, 1).p() / 2;
    return new SignificanceTest(statistic, 1, p);
  }
}
