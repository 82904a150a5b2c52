package org.reliefspan.numerics.duration;

/**
 * Families of durations.
 *
 * <p>Formula: log T = eta + sigma Z for all but Gompertz, eta = x'b + offset. Gompertz has hazard
 * exp(eta + a t): there eta is the log rate, a the shape, and a coefficient is a log hazard ratio,
 * not a log time ratio. Source: Kalbfleisch and Prentice 2002, The statistical analysis of failure
 * time data; Prentice 1974, Biometrika 61:539; parameters as in R's survreg and flexsurv.
 */
public enum DurationDistribution {
  /** Weibull with sigma = 1. */
  EXPONENTIAL(1.282549830161864, -0.5772156649015329) {
    @Override
    DurationKernel kernel() {
      return new WeibullKernel();
    }
  },
  /** Z is a Gumbel variable for minima; the usual shape is 1 / sigma. */
  WEIBULL(1.282549830161864, -0.5772156649015329) {
    @Override
    DurationKernel kernel() {
      return new WeibullKernel();
    }
  },
  /** Z is standard normal. */
  LOGNORMAL(1, 0) {
    @Override
    DurationKernel kernel() {
      return new LocationScaleKernel(StandardLaw.NORMAL);
    }
  },
  /** Z is standard logistic. */
  LOGLOGISTIC(1.8137993642342178, 0) {
    @Override
    DurationKernel kernel() {
      return new LocationScaleKernel(StandardLaw.LOGISTIC);
    }
  },
  /** Prentice's generalised gamma with shape Q: 1 is Weibull, 0 log-normal, sigma gamma. */
  GENERALISED_GAMMA(1, 0) {
    @Override
    DurationKernel kernel() {
      return new GeneralisedGammaKernel();
    }
  },
  /** Hazard exp(eta + shape t). */
  GOMPERTZ(1, 0) {
    @Override
    DurationKernel kernel() {
      return new GompertzKernel();
    }
  };

  private final double deviation;
  private final double mean;

  DurationDistribution(double deviation, double mean) {
    this.deviation = deviation;
    this.mean = mean;
  }

  abstract DurationKernel kernel();

  /** Whether a log scale is among the parameters, unless it is fixed. */
  public boolean hasScale() {
    return this != GOMPERTZ;
  }

  /** Whether a shape is among the parameters: Q, or Gompertz's a. */
  public boolean hasShape() {
    return this == GENERALISED_GAMMA || this == GOMPERTZ;
  }

  /** Whether exp of a coefficient is a ratio of times. */
  public boolean hasTimeRatios() {
    return this != GOMPERTZ;
  }

  /** Standard deviation of Z, for starts. */
  double standardDeviation() {
    return deviation;
  }

  /** Mean of Z, for starts. */
  double standardMean() {
    return mean;
  }
}
