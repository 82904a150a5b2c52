package org.reliefspan.simulation.model;

import org.reliefspan.numerics.random.Quantiles;

/** A number drawn from a law by inversion: one uniform in, one number out. */
public final class Draw {
  /** Quantile function of three parameters at most. */
  enum Form {
    FIXED,
    EXPONENTIAL,
    WEIBULL,
    LOG_NORMAL,
    LOG_LOGISTIC,
    GAMMA,
    GOMPERTZ,
    GENERALISED_GAMMA,
    NORMAL,
    UNIFORM,
    BETA,
    BERNOULLI
  }

  private final Form form;
  private final String what;
  private final Node[] parameters;
  private final long reads;

  Draw(Form form, String what, Node... parameters) {
    this.form = form;
    this.what = what;
    this.parameters = parameters.clone();
    long all = 0;
    for (Node parameter : parameters) {
      all |= parameter.reads();
    }
    this.reads = all;
  }

  Node[] parameters() {
    return parameters.clone();
  }

  long reads() {
    return reads;
  }

  /** The probability of 1 if the law is of 0 and 1. */
  Node[] bernoulli() {
    return form == Form.BERNOULLI ? parameters.clone() : new Node[0];
  }

  /** Whether the law has one value only. */
  Node[] fixed() {
    return form == Form.FIXED ? parameters.clone() : new Node[0];
  }

  /** The number at a uniform, for a patient as the patient is now. */
  double at(double uniform, Patient patient) {
    double first = parameters[0].value(patient);
    double second = parameters.length > 1 ? parameters[1].value(patient) : 1;
    double third = parameters.length > 2 ? parameters[2].value(patient) : 0;
    require(first, second, third);
    return quantile(uniform, first, second, third);
  }

  private double quantile(double uniform, double first, double second, double third) {
    return switch (form) {
      case FIXED -> first;
      case EXPONENTIAL -> Quantiles.exponential(uniform, 1 / first);
      case WEIBULL -> Quantiles.weibull(uniform, first, second);
      case LOG_NORMAL -> Quantiles.logNormal(uniform, first, second);
      case LOG_LOGISTIC -> Quantiles.logLogistic(uniform, first, second);
      case GAMMA -> Quantiles.gamma(uniform, first, second);
      case GOMPERTZ -> Quantiles.gompertz(uniform, first, second);
      case GENERALISED_GAMMA ->
          Quantiles.generalisedGamma(uniform, first, second, Math.abs(third) < 0.01 ? 0 : third);
      case NORMAL -> Quantiles.normal(uniform, first, second);
      case UNIFORM -> first + (second - first) * uniform;
      case BETA -> Quantiles.beta(uniform, first, second);
      case BERNOULLI -> Quantiles.bernoulli(uniform, first) ? 1 : 0;
    };
  }

  private void require(double first, double second, double third) {
    boolean fine = Double.isFinite(first) && Double.isFinite(second) && Double.isFinite(third);
    boolean inDomain =
        switch (form) {
          case FIXED, UNIFORM -> true;
          case EXPONENTIAL -> first > 0;
          case WEIBULL, LOG_LOGISTIC, GAMMA, BETA -> first > 0 && second > 0;
          case LOG_NORMAL, NORMAL -> second >= 0;
          case GOMPERTZ -> second > 0;
          case GENERALISED_GAMMA -> second > 0;
          case BERNOULLI -> first >= 0 && first <= 1;
        };
    if (!fine || !inDomain) {
      throw new SimulationException(
          "The law of %s has a parameter outside its domain. Maybe a scale is 0 or negative."
              .formatted(what));
    }
  }
}
