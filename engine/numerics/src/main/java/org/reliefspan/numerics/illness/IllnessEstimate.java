package org.reliefspan.numerics.illness;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.panel.PanelQuantity;

/** A fitted {@link IllnessModel}. Immutable. */
public final class IllnessEstimate {
  private final IllnessModel model;
  private final Coefficients coefficients;
  private final double logLikelihood;
  private final int iterations;

  IllnessEstimate(
      IllnessModel model, Coefficients coefficients, double logLikelihood, int iterations) {
    this.model = model;
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
    this.iterations = iterations;
  }

  IllnessEstimate withRobust(double[] covariance) {
    return new IllnessEstimate(
        model, coefficients.withRobust(covariance), logLikelihood, iterations);
  }

  /** The model. */
  public IllnessModel model() {
    return model;
  }

  /** Log intensities, effects and log shapes in the order of {@link IllnessModel#names}. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** The maximised log likelihood. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Newton steps with the observed information. */
  public int iterations() {
    return iterations;
  }

  /** exp of an effect. */
  public PanelQuantity hazardRatio(int parameter) {
    double ratio = Math.exp(coefficients.estimate(parameter));
    return new PanelQuantity(
        ratio, ratio * coefficients.inferenceError(parameter), LimitScale.LOG, 1);
  }

  /** What the model says for given covariates. */
  public IllnessProfile at(double... covariates) {
    return new IllnessProfile(this, covariates);
  }
}
