package org.reliefspan.numerics.panel;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;

/** A fitted {@link PanelModel}. Immutable. */
public final class PanelEstimate {
  private final PanelModel model;
  private final Coefficients coefficients;
  private final double logLikelihood;
  private final int iterations;

  PanelEstimate(PanelModel model, Coefficients coefficients, double logLikelihood, int iterations) {
    this.model = model;
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
    this.iterations = iterations;
  }

  /** An estimate made elsewhere, as part of a larger model. */
  public static PanelEstimate of(
      PanelModel model, Coefficients coefficients, double logLikelihood, int iterations) {
    return new PanelEstimate(model, coefficients, logLikelihood, iterations);
  }

  /**
   * The same with a robust covariance.
   *
   * @param meat sum over clusters of the outer products of their scores, row-major by free
   *     parameters
   */
  public PanelEstimate withRobust(double[] meat) {
    int[] free = model.free();
    int size = model.size();
    double[] wide = new double[size * size];
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < free.length; j++) {
        wide[free[i] * size + free[j]] = meat[i * free.length + j];
      }
    }
    double[] robust = Matrices.sandwich(coefficients.covariances(), wide, size, size);
    return new PanelEstimate(model, coefficients.withRobust(robust), logLikelihood, iterations);
  }

  /** The model. */
  public PanelModel model() {
    return model;
  }

  /** Log intensities and log hazard ratios in the order of {@link PanelModel#names}. */
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

  /** exp of a log hazard ratio. */
  public PanelQuantity hazardRatio(int parameter) {
    double ratio = Math.exp(coefficients.estimate(parameter));
    double error = ratio * coefficients.inferenceError(parameter);
    return new PanelQuantity(ratio, error, LimitScale.LOG, 1);
  }

  /** What the model says for given covariates. */
  public PanelProfile at(double... covariates) {
    return new PanelProfile(this, covariates);
  }

  /** Standard error of a function with this gradient by all parameters. */
  double deltaError(double[] gradient) {
    double[] covariance = coefficients.robustCovariances().orElseGet(coefficients::covariances);
    double variance = Matrices.sandwich(gradient, covariance, 1, gradient.length)[0];
    return Math.sqrt(Math.max(0, variance));
  }
}
