package org.reliefspan.numerics.hidden;

import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationLaw;

/** Density and survivor function of the time to the first loss. Not thread-safe. */
final class LossDensity {
  private final DurationDistribution distribution;
  private final DurationLaw law;
  private final double[] at;
  private double inverseScale;

  /** Derivatives, by the predictors, of the log of what was evaluated last. */
  final double[] derivative = new double[3];

  LossDensity(DurationDistribution distribution) {
    this.distribution = distribution;
    this.law = DurationLaw.of(distribution);
    this.at = new double[3];
  }

  void set(double location, double second, double third) {
    at[0] = location;
    at[1] = second;
    at[2] = third;
    inverseScale = Math.exp(-second);
  }

  double survivor(double time) {
    return Math.exp(law.logSurvivor(Math.log(time), at, derivative));
  }

  /** Density by time at exp(logTime); the hot path of the likelihood. */
  double density(double logTime) {
    return switch (distribution) {
      case EXPONENTIAL, WEIBULL -> weibull(logTime);
      case LOGLOGISTIC -> logLogistic(logTime);
      default -> Math.exp(law.logDensity(logTime, at, derivative));
    };
  }

  private double weibull(double logTime) {
    double z = (logTime - at[0]) * inverseScale;
    double hazard = Math.exp(z);
    double slope = hazard - 1;
    derivative[0] = inverseScale * slope;
    derivative[1] = z * slope - 1;
    return inverseScale * Math.exp(z - hazard - logTime);
  }

  private double logLogistic(double logTime) {
    double z = (logTime - at[0]) * inverseScale;
    double small = Math.exp(-Math.abs(z));
    double slope = (z < 0 ? -1 : 1) * (1 - small) / (1 + small);
    derivative[0] = inverseScale * slope;
    derivative[1] = z * slope - 1;
    return inverseScale * small / ((1 + small) * (1 + small)) * Math.exp(-logTime);
  }
}
