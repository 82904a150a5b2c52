package org.reliefspan.numerics.likelihood;

import org.reliefspan.numerics.model.Coefficients;

/** Where a climb ended. Immutable. */
public final class MaximumLikelihood {
  private final double[] parameters;
  private final double logLikelihood;
  private final double startLogLikelihood;
  private final double[] gradient;
  private final double[] covariance;
  private final boolean[] estimable;
  private final int iterations;
  private final boolean converged;

  MaximumLikelihood(
      double[] parameters,
      double logLikelihood,
      double startLogLikelihood,
      double[] gradient,
      double[] covariance,
      boolean[] estimable,
      int iterations,
      boolean converged) {
    this.parameters = parameters;
    this.logLikelihood = logLikelihood;
    this.startLogLikelihood = startLogLikelihood;
    this.gradient = gradient;
    this.covariance = covariance;
    this.estimable = estimable;
    this.iterations = iterations;
    this.converged = converged;
  }

  /** A copy of the parameters at the end. */
  public double[] parameters() {
    return parameters.clone();
  }

  /** Estimates with the inverse observed information. */
  public Coefficients coefficients() {
    return Coefficients.of(parameters, covariance, estimable);
  }

  /** A copy of the inverse observed information, row-major. */
  public double[] covariance() {
    return covariance.clone();
  }

  /** The log likelihood at the end. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** The log likelihood at the start. */
  public double startLogLikelihood() {
    return startLogLikelihood;
  }

  /** A copy of the score at the end. */
  public double[] gradient() {
    return gradient.clone();
  }

  /** Newton steps taken. */
  public int iterations() {
    return iterations;
  }

  /** Whether the maximum was reached within tolerance. */
  public boolean converged() {
    return converged;
  }
}
