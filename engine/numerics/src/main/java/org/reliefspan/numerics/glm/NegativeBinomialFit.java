package org.reliefspan.numerics.glm;

/**
 * A negative binomial regression.
 *
 * @param regression coefficients at the estimated theta
 * @param theta variance is mean + mean<sup>2</sup> / theta
 * @param thetaError standard error of theta
 */
public record NegativeBinomialFit(GlmFit regression, double theta, double thetaError) {
  /** Log likelihood at the estimates. */
  public double logLikelihood() {
    return regression.logLikelihood();
  }

  /** -2 log likelihood + 2 parameters, theta being one of them. */
  public double aic() {
    return regression.aic() + 2;
  }
}
