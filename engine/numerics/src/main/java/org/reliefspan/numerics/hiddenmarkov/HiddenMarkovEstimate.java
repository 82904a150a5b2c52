package org.reliefspan.numerics.hiddenmarkov;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.panel.PanelEstimate;
import org.reliefspan.numerics.panel.PanelQuantity;

/** A fitted {@link HiddenMarkovModel}. Immutable. */
public final class HiddenMarkovEstimate {
  private final HiddenMarkovModel model;
  private final Coefficients coefficients;
  private final double logLikelihood;
  private final int iterations;

  HiddenMarkovEstimate(
      HiddenMarkovModel model, Coefficients coefficients, double logLikelihood, int iterations) {
    this.model = model;
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
    this.iterations = iterations;
  }

  /** The model. */
  public HiddenMarkovModel model() {
    return model;
  }

  /** All parameters in the order of {@link HiddenMarkovModel#names}, with robust errors. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** The maximised log likelihood. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /**
   * The hidden process alone, with the covariance of its intensities: probabilities, lengths of
   * stay, intensities.
   */
  public PanelEstimate process() {
    int own = model.intensities.size();
    double[] estimates = new double[own];
    for (int i = 0; i < own; i++) {
      estimates[i] = coefficients.estimate(i);
    }
    Coefficients part = Coefficients.of(estimates, corner(coefficients.covariances(), own));
    Coefficients robust =
        coefficients
            .robustCovariances()
            .map(covariance -> part.withRobust(corner(covariance, own)))
            .orElse(part);
    return PanelEstimate.of(model.intensities, robust, logLikelihood, iterations);
  }

  private double[] corner(double[] covariance, int own) {
    double[] corner = new double[own * own];
    for (int i = 0; i < own; i++) {
      System.arraycopy(covariance, i * model.size(), corner, i * own, own);
    }
    return corner;
  }

  /** P(score | state), states and scores from 0. */
  public PanelQuantity scoreProbability(int state, int score) {
    ScoreFactors factors = new ScoreFactors(model);
    factors.set(coefficients.estimates());
    double value = factors.of(Occasion.PLANNED, state, score, false);
    double[] gradient = new double[model.size()];
    factors.addScore(Occasion.PLANNED, state, score, false, value, gradient);
    double[] covariance = coefficients.robustCovariances().orElseGet(coefficients::covariances);
    double variance = Matrices.sandwich(gradient, covariance, 1, gradient.length)[0];
    return new PanelQuantity(value, Math.sqrt(Math.max(0, variance)), LimitScale.LOGIT, 1);
  }
}
