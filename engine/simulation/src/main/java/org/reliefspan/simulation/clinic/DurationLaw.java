package org.reliefspan.simulation.clinic;

import java.io.Serializable;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Quantiles;

/** The law of a duration in days. */
public sealed interface DurationLaw extends Serializable {

  /**
   * The duration at a uniform.
   *
   * @param uniform in (0, 1)
   * @return days, positive
   */
  double quantileDays(double uniform);

  /**
   * Weibull: S(t) = exp(-(t / scale)^shape).
   *
   * @param shape positive
   * @param scaleDays positive
   */
  record Weibull(double shape, double scaleDays) implements DurationLaw {
    /** Checks both. */
    public Weibull {
      Checks.between("shape", shape, 1e-6, 1e6);
      Checks.between("scaleDays", scaleDays, 1e-6, 1e6);
    }

    @Override
    public double quantileDays(double uniform) {
      return Quantiles.weibull(uniform, shape, scaleDays);
    }
  }

  /**
   * Log-normal.
   *
   * @param medianDays positive
   * @param logDeviation standard deviation of the logarithm
   */
  record LogNormal(double medianDays, double logDeviation) implements DurationLaw {
    /** Checks both. */
    public LogNormal {
      Checks.between("medianDays", medianDays, 1e-6, 1e6);
      Checks.notNegative("logDeviation", logDeviation);
    }

    @Override
    public double quantileDays(double uniform) {
      return medianDays * Quantiles.logNormal(uniform, 0, logDeviation);
    }
  }

  /**
   * Log-logistic: S(t) = 1 / (1 + (t / median)^shape).
   *
   * @param shape positive
   * @param medianDays positive
   */
  record LogLogistic(double shape, double medianDays) implements DurationLaw {
    /** Checks both. */
    public LogLogistic {
      Checks.between("shape", shape, 1e-6, 1e6);
      Checks.between("medianDays", medianDays, 1e-6, 1e6);
    }

    @Override
    public double quantileDays(double uniform) {
      return medianDays * DetMath.pow(uniform / (1 - uniform), 1 / shape);
    }
  }

  /**
   * Generalised gamma (Prentice 1974, doi:10.1093/biomet/61.3.539): log T = location + scale
   * log(q^2 G) / q with G gamma distributed with shape 1 / q^2. Shape q = 1 is Weibull, q near 0
   * log-normal.
   *
   * @param location of log T
   * @param scale positive
   * @param shape q, from -5 to 5 and at least 0.05 from zero
   */
  record GeneralisedGamma(double location, double scale, double shape) implements DurationLaw {
    /** Checks all three. */
    public GeneralisedGamma {
      Checks.between("location", location, -20, 20);
      Checks.between("scale", scale, 1e-6, 1e3);
      Checks.between("size of shape", Math.abs(shape), 0.05, 5);
    }

    @Override
    public double quantileDays(double uniform) {
      double squared = shape * shape;
      double gamma = GammaQuantile.of(shape > 0 ? uniform : 1 - uniform, 1 / squared);
      return DetMath.exp(location + scale * DetMath.log(squared * gamma) / shape);
    }
  }
}
