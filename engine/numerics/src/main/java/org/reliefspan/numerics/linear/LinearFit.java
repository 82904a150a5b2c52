package org.reliefspan.numerics.linear;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Coefficients of a linear model, their cluster-robust covariance, fitted values. Immutable. */
public final class LinearFit {
  private final double[] coefficients;
  private final double[] covariance; // row-major
  private final double[] fitted;

  LinearFit(double[] coefficients, double[] covariance, double[] fitted) {
    this.coefficients = coefficients;
    this.covariance = covariance;
    this.fitted = fitted;
  }

  /** Number of coefficients. */
  public int size() {
    return coefficients.length;
  }

  /** Coefficient of a column. */
  public double coefficient(int column) {
    return coefficients[column];
  }

  /** Robust covariance of two coefficients. */
  public double covariance(int one, int other) {
    return covariance[one * coefficients.length + other];
  }

  /** Robust standard error of a coefficient. */
  public double standardError(int column) {
    return Math.sqrt(covariance(column, column));
  }

  /** Normal limits of a coefficient. */
  public Limits limits(int column, double level) {
    return LimitScale.PLAIN.normalLimits(coefficients[column], standardError(column), level);
  }

  /** Fitted value of an observation. */
  public double fitted(int observation) {
    return fitted[observation];
  }

  /** Prediction for covariates, one per column. */
  public double predict(double[] covariates) {
    double sum = 0;
    for (int j = 0; j < coefficients.length; j++) {
      sum += coefficients[j] * covariates[j];
    }
    return sum;
  }

  /** Standard error of the prediction, from the robust covariance. */
  public double predictionError(double[] covariates) {
    double sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      for (int j = 0; j < coefficients.length; j++) {
        sum += covariates[i] * covariance(i, j) * covariates[j];
      }
    }
    return Math.sqrt(Math.max(0, sum));
  }
}
