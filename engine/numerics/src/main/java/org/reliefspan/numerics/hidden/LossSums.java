package org.reliefspan.numerics.hidden;

import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.math.QuickExp;

/**
 * Sums over the points of one stretch of the density of the loss times the silence around it, and
 * of its derivatives: the innermost loop of the likelihood. By family two or three exponentials a
 * point; Gompertz goes through its law. Not thread-safe.
 */
final class LossSums {
  private final DurationDistribution distribution;
  private final LossDensity density;

  /** Of density times silence. */
  double value;

  /** The same times the time since the stretch began. */
  double early;

  /** Derivatives of the value by the predictors of the duration. */
  final double[] byLaw = new double[3];

  LossSums(DurationDistribution distribution, LossDensity density) {
    this.distribution = distribution;
    this.density = density;
  }

  /** Fills the sums; silence weighs e^(begin + change u) at time u since the stretch began. */
  void integrate(LossNodes nodes, int stretch, double begin, double change) {
    int from = nodes.first[stretch];
    int until = nodes.first[stretch + 1];
    value = 0;
    early = 0;
    switch (distribution) {
      case EXPONENTIAL, WEIBULL -> weibull(nodes, from, until, begin, change);
      case LOGNORMAL -> logNormal(nodes, from, until, begin, change);
      case LOGLOGISTIC -> logLogistic(nodes, from, until, begin, change);
      case GENERALISED_GAMMA -> generalisedGamma(nodes, from, until, begin, change);
      default -> byLaw(nodes, from, until, begin, change);
    }
  }

  private void weibull(LossNodes nodes, int from, int until, double begin, double change) {
    double location = density.location();
    double inverse = density.inverseScale();
    double sum = 0;
    double sumEarly = 0;
    double bySlope = 0;
    double bySlopeZ = 0;
    for (int k = from; k < until; k++) {
      double z = Math.min((nodes.logTime[k] - location) * inverse, LossDensity.FAR);
      double hazard = QuickExp.exp(z);
      double u = nodes.fromStart[k];
      double term = nodes.weight[k] * hazard * QuickExp.exp(begin + change * u - hazard);
      double slope = term * (hazard - 1);
      sum += term;
      sumEarly += term * u;
      bySlope += slope;
      bySlopeZ += slope * z;
    }
    finish(inverse, sum, sumEarly, bySlope, bySlopeZ);
  }

  private void logNormal(LossNodes nodes, int from, int until, double begin, double change) {
    double location = density.location();
    double inverse = density.inverseScale();
    double sum = 0;
    double sumEarly = 0;
    double bySlope = 0;
    double bySlopeZ = 0;
    for (int k = from; k < until; k++) {
      double z = (nodes.logTime[k] - location) * inverse;
      double u = nodes.fromStart[k];
      double term = nodes.weight[k] * QuickExp.exp(begin + change * u - z * z / 2);
      double slope = term * z;
      sum += term;
      sumEarly += term * u;
      bySlope += slope;
      bySlopeZ += slope * z;
    }
    finish(inverse * LossDensity.NORMAL, sum, sumEarly, bySlope, bySlopeZ);
  }

  private void logLogistic(LossNodes nodes, int from, int until, double begin, double change) {
    double location = density.location();
    double inverse = density.inverseScale();
    double sum = 0;
    double sumEarly = 0;
    double bySlope = 0;
    double bySlopeZ = 0;
    for (int k = from; k < until; k++) {
      double z = (nodes.logTime[k] - location) * inverse;
      double u = nodes.fromStart[k];
      double small = QuickExp.exp(-Math.abs(z));
      double whole = 1 / (1 + small);
      double term = nodes.weight[k] * small * whole * whole * QuickExp.exp(begin + change * u);
      double slope = term * Math.copySign((1 - small) * whole, z);
      sum += term;
      sumEarly += term * u;
      bySlope += slope;
      bySlopeZ += slope * z;
    }
    finish(inverse, sum, sumEarly, bySlope, bySlopeZ);
  }

  /** From sums without the factor of the density to all sums. */
  private void finish(double factor, double sum, double sumEarly, double bySlope, double bySlopeZ) {
    value = factor * sum;
    early = factor * sumEarly;
    byLaw[0] = density.inverseScale() * factor * bySlope;
    byLaw[1] = factor * (bySlopeZ - sum);
    byLaw[2] = 0;
  }

  /**
   * Density e^(c(Q) - w^2 phi(Q w)) of the standardised log time w, phi(x) = (e^x - 1 - x) / x^2, c
   * from the density at its location.
   */
  private void generalisedGamma(LossNodes nodes, int from, int until, double begin, double change) {
    double location = density.location();
    double inverse = density.inverseScale();
    double q = density.third();
    double factor = density.atLocation();
    double byConstant = density.constantByShape();
    double sum = 0;
    double sumEarly = 0;
    double bySlope = 0;
    double bySlopeZ = 0;
    double byShape = 0;
    for (int k = from; k < until; k++) {
      double w = Math.min((nodes.logTime[k] - location) * inverse, LossDensity.FAR);
      double x = Math.max(-LossDensity.FAR, Math.min(q * w, LossDensity.FAR));
      density.exponent(x);
      double phi = density.phi;
      double square = w * w;
      double u = nodes.fromStart[k];
      double term = nodes.weight[k] * QuickExp.exp(begin + change * u - square * phi);
      double slope = term * w * (1 + x * phi);
      sum += term;
      sumEarly += term * u;
      bySlope += slope;
      bySlopeZ += slope * w;
      byShape += term > 0 ? term * square * w * density.phiFirst : 0;
    }
    value = factor * sum;
    early = factor * sumEarly;
    byLaw[0] = inverse * factor * bySlope;
    byLaw[1] = factor * (bySlopeZ - sum);
    byLaw[2] = factor * (byConstant * sum - byShape);
  }

  private void byLaw(LossNodes nodes, int from, int until, double begin, double change) {
    byLaw[0] = 0;
    byLaw[1] = 0;
    byLaw[2] = 0;
    for (int k = from; k < until; k++) {
      double u = nodes.fromStart[k];
      double term =
          nodes.weight[k] * density.ofLog(nodes.logTime[k]) * QuickExp.exp(begin + change * u);
      value += term;
      early += term * u;
      for (int i = 0; i < 3; i++) {
        byLaw[i] += term * density.derivative[i];
      }
    }
  }
}
