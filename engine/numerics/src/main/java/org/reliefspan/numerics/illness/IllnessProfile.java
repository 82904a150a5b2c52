package org.reliefspan.numerics.illness;

import java.util.function.ToDoubleFunction;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.panel.PanelQuantity;

/**
 * Probabilities and times of a fitted model at given covariates, for those who are in relief at
 * time 0. States are numbered from 0. Standard errors by the delta method, robust where the fit is;
 * limits on the logit scale. Immutable.
 */
public final class IllnessProfile {
  private static final double STEP = 1e-3;

  private final IllnessModel model;
  private final Coefficients coefficients;
  private final double[] term;
  private final int transitions;

  /** log intensities at the covariates, then log shapes. */
  private final double[] natural;

  IllnessProfile(IllnessEstimate estimate, double[] covariates) {
    this.model = estimate.model();
    this.coefficients = estimate.coefficients();
    this.transitions = model.graph.size();
    if (covariates.length != model.columns) {
      throw new IllegalArgumentException(
          "covariates (%d) must have %d values".formatted(covariates.length, model.columns));
    }
    this.term = new double[1 + model.columns];
    term[0] = 1;
    for (int column = 0; column < model.columns; column++) {
      term[1 + column] = covariates[column] - model.center[column];
    }
    this.natural = new double[2 * transitions];
    for (int t = 0; t < transitions; t++) {
      for (int i = 0; i < term.length; i++) {
        natural[t] += term[i] * estimate(model.parameter(i, t));
      }
      natural[transitions + t] = model.isWeibull() ? estimate(model.shape(t)) : 0;
    }
  }

  private double estimate(int parameter) {
    return coefficients.isEstimable(parameter) ? coefficients.estimate(parameter) : 0;
  }

  /** P(in a state at a time); for an end state the cumulative incidence by any way. */
  public PanelQuantity probability(double time, int state) {
    requirePositive(time);
    return derived(paths -> paths.probability(state, time), 1);
  }

  /** P(lost by a time), before or without an end state. */
  public PanelQuantity incidenceOfLoss(double time) {
    requirePositive(time);
    return derived(paths -> paths.incidenceOfLoss(time), 1);
  }

  /** P(in an end state by a time without loss before). */
  public PanelQuantity incidenceFromRelief(double time, int state) {
    requirePositive(time);
    return derived(paths -> paths.direct(state, time), 1);
  }

  /** Mean time in a state up to tau; in relief, the mean time in relief. */
  public PanelQuantity lengthOfStay(double tau, int state) {
    requirePositive(tau);
    return derived(paths -> paths.lengthOfStay(state, tau), tau);
  }

  private static void requirePositive(double time) {
    if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("time (%s) must be positive and finite".formatted(time));
    }
  }

  private PanelQuantity derived(ToDoubleFunction<LossPaths> quantity, double unit) {
    double value = quantity.applyAsDouble(new LossPaths(model, natural));
    double[] gradient = new double[model.size()];
    for (int i = 0; i < natural.length; i++) {
      boolean shape = i >= transitions;
      if (!shape || model.isWeibull()) {
        double slope = slope(quantity, i);
        for (int c = 0; c < term.length && !shape; c++) {
          gradient[model.parameter(c, i)] += slope * term[c];
        }
        if (shape) {
          gradient[model.shape(i - transitions)] += slope;
        }
      }
    }
    double[] covariance = coefficients.robustCovariances().orElseGet(coefficients::covariances);
    double variance = Matrices.sandwich(gradient, covariance, 1, gradient.length)[0];
    double error = Math.sqrt(Math.max(0, variance));
    return new PanelQuantity(value, error, LimitScale.LOGIT, unit);
  }

  /** Derivative by four points, with an error of the order of the step to the fourth power. */
  private double slope(ToDoubleFunction<LossPaths> quantity, int i) {
    double near = moved(quantity, i, STEP) - moved(quantity, i, -STEP);
    double far = moved(quantity, i, 2 * STEP) - moved(quantity, i, -2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  private double moved(ToDoubleFunction<LossPaths> quantity, int i, double step) {
    double[] at = natural.clone();
    at[i] += step;
    return quantity.applyAsDouble(new LossPaths(model, at));
  }
}
