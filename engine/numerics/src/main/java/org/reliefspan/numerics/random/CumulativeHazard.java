package org.reliefspan.numerics.random;

import org.reliefspan.numerics.math.DetMath;

/**
 * Cumulative hazards of durations and their inverses, in {@link DetMath} alone.
 *
 * <p>Formula: H(t) = -log S(t). A duration that has lasted until s and whose luck leaves the
 * exponential amount r ends where H reaches H(s) + r; with r = -log(1 - u) and s = 0 that is the
 * quantile at u. Domain: times not negative, shapes and scales positive. Edge cases: H is 0 at time
 * 0 and below; an inverse is infinite where H never rises so high. Agreement: R 4.2.2 {@code
 * pgamma(log.p = TRUE)} and {@code pnorm(log.p = TRUE)}, relative 1e-11 ({@code
 * CumulativeHazardTest}).
 */
public final class CumulativeHazard {
  private static final double LOG_TWO = 0.6931471805599453;
  private static final double FAR = 600; // exp(-FAR) is a normal number

  private CumulativeHazard() {}

  /** The amount of hazard that a uniform number lasts for: -log(1 - u). */
  public static double ofUniform(double uniform) {
    return -logOnePlus(-uniform);
  }

  /** log(1 + x) to full relative precision, x > -1. */
  public static double logOnePlus(double x) {
    double sum = 1 + x;
    return sum == 1 ? x : DetMath.log(sum) * (x / (sum - 1));
  }

  /** exp(x) - 1 to full relative precision, where x is not positive or moderate. */
  public static double expMinusOne(double x) {
    double power = DetMath.exp(x);
    if (power == 1) {
      return x;
    }
    double rest = power - 1;
    return rest == -1 || x > FAR ? rest : rest * (x / DetMath.log(power));
  }

  /** Weibull: (t / scale)^shape. */
  public static double weibull(double time, double shape, double scale) {
    return time <= 0 ? 0 : DetMath.pow(time / scale, shape);
  }

  /** Time at which a Weibull hazard has added up to an amount. */
  public static double weibullInverse(double hazard, double shape, double scale) {
    return scale * DetMath.pow(hazard, 1 / shape);
  }

  /** Log-logistic: log(1 + (t / scale)^shape). */
  public static double logLogistic(double time, double shape, double scale) {
    return time <= 0 ? 0 : logOnePlus(DetMath.pow(time / scale, shape));
  }

  /** Time at which a log-logistic hazard has added up to an amount. */
  public static double logLogisticInverse(double hazard, double shape, double scale) {
    return hazard > FAR
        ? scale * DetMath.exp(hazard / shape)
        : scale * DetMath.pow(expMinusOne(hazard), 1 / shape);
  }

  /** Gompertz: rate (exp(shape t) - 1) / shape. */
  public static double gompertz(double time, double shape, double rate) {
    return shape == 0 ? rate * time : rate * (expMinusOne(shape * time) / shape);
  }

  /** Time at which a Gompertz hazard has added up to an amount; infinite if it never does. */
  public static double gompertzInverse(double hazard, double shape, double rate) {
    if (shape == 0) {
      return hazard / rate;
    }
    double growth = shape * (hazard / rate);
    return growth <= -1 ? Double.POSITIVE_INFINITY : logOnePlus(growth) / shape;
  }

  /** Log-normal. */
  public static double logNormal(double time, double logMean, double logDeviation) {
    return time <= 0 ? 0 : normal((DetMath.log(time) - logMean) / logDeviation);
  }

  /** Time at which a log-normal hazard has added up to an amount. */
  public static double logNormalInverse(double hazard, double logMean, double logDeviation) {
    return hazard <= 0 ? 0 : DetMath.exp(logMean + logDeviation * normalInverse(hazard));
  }

  /** Gamma: -log Q(shape, t / scale). */
  public static double gamma(double time, double shape, double scale) {
    return time <= 0 ? 0 : ofGamma(DetMath.log(time / scale), shape);
  }

  /** Time at which a gamma hazard has added up to an amount. */
  public static double gammaInverse(double hazard, double shape, double scale) {
    return hazard <= 0 ? 0 : scale * DetMath.exp(logGammaAt(hazard, shape));
  }

  /**
   * Generalised gamma in Prentice's form, as in {@link Quantiles#generalisedGamma}.
   *
   * @param q 0, or between 0.01 and 30 in size
   */
  public static double generalisedGamma(double time, double location, double scale, double q) {
    if (time <= 0) {
      return 0;
    }
    double w = (DetMath.log(time) - location) / scale;
    if (q == 0) {
      return normal(w);
    }
    double shape = 1 / (q * q);
    double y = DetMath.log(shape) + q * w;
    return q > 0 ? ofGamma(y, shape) : -GammaQuantile.logLower(shape, y, DetMath.exp(y));
  }

  /** Time at which a generalised gamma hazard has added up to an amount. */
  public static double generalisedGammaInverse(
      double hazard, double location, double scale, double q) {
    if (hazard <= 0) {
      return 0;
    }
    if (q == 0) {
      return logNormalInverse(hazard, location, scale);
    }
    double shape = 1 / (q * q);
    double y = q > 0 ? logGammaAt(hazard, shape) : logGammaAtLower(hazard, shape);
    return DetMath.exp(location + scale * ((y - DetMath.log(shape)) / q));
  }

  /** -log Q(shape, exp(y)). */
  private static double ofGamma(double y, double shape) {
    return -GammaQuantile.logUpper(shape, y, DetMath.exp(y));
  }

  /** y with -log Q(shape, exp(y)) = hazard. */
  private static double logGammaAt(double hazard, double shape) {
    boolean low = hazard < LOG_TWO || (shape < 1 && hazard < 3); // below 3 the tail is above 0.05
    return low
        ? GammaQuantile.logOfLower(-expMinusOne(-hazard), shape)
        : GammaQuantile.logAtUpperTail(-hazard, shape);
  }

  /** y with -log P(shape, exp(y)) = hazard. */
  private static double logGammaAtLower(double hazard, double shape) {
    return hazard < LOG_TWO
        ? logGammaAt(-DetMath.log(-expMinusOne(-hazard)), shape)
        : GammaQuantile.logAtLowerTail(-hazard, shape);
  }

  /** -log of the upper tail of the standard normal: Q(1/2, z^2 / 2) is twice the outer tail. */
  static double normal(double z) {
    double square = 0.5 * z * z;
    double outer = square == 0 ? 0 : ofGamma(DetMath.log(square), 0.5);
    return z > 0 ? outer + LOG_TWO : -logOnePlus(-0.5 * DetMath.exp(-outer));
  }

  /** z with {@link #normal} as given. */
  static double normalInverse(double hazard) {
    if (hazard < LOG_TWO) {
      return DetMath.inverseNormal(-expMinusOne(-hazard));
    }
    if (hazard <= FAR) {
      return -DetMath.inverseNormal(DetMath.exp(-hazard));
    }
    return Math.sqrt(2 * DetMath.exp(logGammaAt(hazard - LOG_TWO, 0.5)));
  }
}
