package org.reliefspan.numerics.hidden;

import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationLaw;
import org.reliefspan.numerics.math.QuickExp;

/** Density and survivor function of the time to the first loss. Not thread-safe. */
final class LossDensity {
  /** Density of a standard normal variable at 0. */
  static final double NORMAL = 1 / Math.sqrt(2 * Math.PI);

  /** Cap of the log hazard: e^-e^600 is 0, and e^600 still a number. */
  static final double FAR = 600;

  private static final double SERIES = 0.1; // below, differences would lose digits
  private static final double[] COEFFICIENT = {
    1 / 2.0, 1 / 6.0, 1 / 24.0, 1 / 120.0, 1 / 720.0, 1 / 5040.0, 1 / 40320.0, 1 / 362880.0
  };
  private static final int REMEMBERED = 1024; // survivor functions; a power of 2
  private static final int KEPT = 6; // round, time, value, derivatives

  private final DurationDistribution distribution;
  private final DurationLaw law;
  private final double[] at;
  private double inverseScale;

  // Survivor functions of an expensive family, by a hash of the time; a round has one law.
  private final double[] memory;
  private double round;

  // Of the generalised gamma in a round.
  private final double[] unused = new double[3];
  private double prepared;
  private double atLocation;
  private double constantByShape;

  double phi;
  double phiFirst;

  /** Derivatives, by the predictors, of the log of what was evaluated last. */
  final double[] derivative = new double[3];

  LossDensity(DurationDistribution distribution) {
    this.distribution = distribution;
    this.law = DurationLaw.of(distribution);
    this.at = new double[3];
    boolean expensive = distribution == DurationDistribution.GENERALISED_GAMMA;
    this.memory = new double[expensive ? REMEMBERED * KEPT : 0];
  }

  void set(double location, double second, double third) {
    if (at[0] == location && at[1] == second && at[2] == third && inverseScale > 0) {
      return;
    }
    at[0] = location;
    at[1] = second;
    at[2] = third;
    inverseScale = Math.exp(-second);
    round++;
  }

  double location() {
    return at[0];
  }

  double third() {
    return at[2];
  }

  double inverseScale() {
    return inverseScale;
  }

  double survivor(double time) {
    return switch (distribution) {
      case EXPONENTIAL, WEIBULL -> weibullSurvivor(Math.log(time));
      case GENERALISED_GAMMA -> rememberedSurvivor(time);
      default -> lawSurvivor(time);
    };
  }

  private double lawSurvivor(double time) {
    return Math.exp(law.logSurvivor(Math.log(time), at, derivative));
  }

  private double weibullSurvivor(double logTime) {
    double z = Math.min((logTime - at[0]) * inverseScale, FAR);
    double hazard = QuickExp.exp(z);
    derivative[0] = inverseScale * hazard;
    derivative[1] = z * hazard;
    return QuickExp.exp(-hazard);
  }

  private double rememberedSurvivor(double time) {
    long hash = Double.doubleToRawLongBits(time) * 0x9E3779B97F4A7C15L;
    int place = (int) (hash >>> 54) * KEPT;
    if (memory[place] != round || memory[place + 1] != time) {
      memory[place] = round;
      memory[place + 1] = time;
      memory[place + 2] = lawSurvivor(time);
      System.arraycopy(derivative, 0, memory, place + 3, 3);
    }
    System.arraycopy(memory, place + 3, derivative, 0, 3);
    return memory[place + 2];
  }

  /** Density by time. */
  double density(double time) {
    return ofLog(Math.log(time)) / time;
  }

  /** Density of the log of the time. */
  double ofLog(double logTime) {
    return switch (distribution) {
      case EXPONENTIAL, WEIBULL -> weibull(logTime);
      case LOGLOGISTIC -> logLogistic(logTime);
      case LOGNORMAL -> logNormal(logTime);
      case GENERALISED_GAMMA -> generalisedGamma(logTime);
      default -> Math.exp(logTime + law.logDensity(logTime, at, derivative));
    };
  }

  private double weibull(double logTime) {
    double z = Math.min((logTime - at[0]) * inverseScale, FAR);
    double hazard = QuickExp.exp(z);
    double slope = hazard - 1;
    derivative[0] = inverseScale * slope;
    derivative[1] = z * slope - 1;
    return inverseScale * QuickExp.exp(z - hazard);
  }

  private double logLogistic(double logTime) {
    double z = (logTime - at[0]) * inverseScale;
    double small = QuickExp.exp(-Math.abs(z));
    double slope = (z < 0 ? -1 : 1) * (1 - small) / (1 + small);
    derivative[0] = inverseScale * slope;
    derivative[1] = z * slope - 1;
    return inverseScale * small / ((1 + small) * (1 + small));
  }

  private double logNormal(double logTime) {
    double z = (logTime - at[0]) * inverseScale;
    derivative[0] = inverseScale * z;
    derivative[1] = z * z - 1;
    return inverseScale * NORMAL * QuickExp.exp(-z * z / 2);
  }

  private double generalisedGamma(double logTime) {
    double w = Math.min((logTime - at[0]) * inverseScale, FAR);
    double x = Math.max(-FAR, Math.min(at[2] * w, FAR));
    exponent(x);
    double slope = w * (1 + x * phi);
    derivative[0] = inverseScale * slope;
    derivative[1] = w * slope - 1;
    derivative[2] = constantByShape() - w * w * w * phiFirst;
    return atLocation() * QuickExp.exp(-w * w * phi);
  }

  /** Density of the log of the time at the location. */
  double atLocation() {
    prepare();
    return atLocation;
  }

  /** Derivative by the shape of the log of the density at the location. */
  double constantByShape() {
    prepare();
    return constantByShape;
  }

  private void prepare() {
    if (prepared != round) {
      atLocation = Math.exp(at[0] + law.logDensity(at[0], at, unused));
      constantByShape = unused[2];
      prepared = round;
    }
  }

  /** Sets phi(x) = (e^x - 1 - x) / x^2 and its derivative. */
  void exponent(double x) {
    if (Math.abs(x) < SERIES) {
      phi = 0;
      phiFirst = 0;
      for (int k = COEFFICIENT.length - 1; k >= 0; k--) {
        phiFirst = phiFirst * x + phi;
        phi = phi * x + COEFFICIENT[k];
      }
      return;
    }
    double power = QuickExp.exp(x);
    double square = x * x;
    phi = (power - 1 - x) / square;
    phiFirst = (power * (x - 2) + x + 2) / (square * x);
  }
}
