package org.reliefspan.numerics.random;

import org.reliefspan.numerics.math.DetMath;

/**
 * Random variates by inversion: one uniform in, one variate out, increasing in the uniform.
 *
 * <p>Inversion keeps common random numbers aligned: two arms that share a uniform share its rank.
 * All formulas use {@link DetMath}, so variates have the same bits on every machine. Arguments are
 * not validated; the uniform must lie in the open interval (0, 1).
 */
public final class Quantiles {

  private static final int BISECTIONS = 60;

  private Quantiles() {}

  /**
   * Normal quantile.
   *
   * @param uniform in (0, 1)
   * @param mean mean
   * @param standardDeviation not negative
   * @return mean + standardDeviation * inverse normal(uniform)
   */
  public static double normal(double uniform, double mean, double standardDeviation) {
    return mean + standardDeviation * DetMath.inverseNormal(uniform);
  }

  /**
   * Log-normal quantile.
   *
   * @param uniform in (0, 1)
   * @param logMean mean of the logarithm
   * @param logStandardDeviation standard deviation of the logarithm
   * @return exp of the normal quantile
   */
  public static double logNormal(double uniform, double logMean, double logStandardDeviation) {
    return DetMath.exp(normal(uniform, logMean, logStandardDeviation));
  }

  /**
   * Exponential quantile.
   *
   * @param uniform in (0, 1)
   * @param mean in the unit of the result
   * @return -mean * log(1 - uniform)
   */
  public static double exponential(double uniform, double mean) {
    return -mean * logOfComplement(uniform);
  }

  /**
   * Weibull quantile.
   *
   * @param uniform in (0, 1)
   * @param shape positive
   * @param scale positive, in the unit of the result
   * @return scale * (-log(1 - uniform))^(1/shape)
   */
  public static double weibull(double uniform, double shape, double scale) {
    return scale * DetMath.pow(-logOfComplement(uniform), 1 / shape);
  }

  /**
   * Log-logistic quantile.
   *
   * @param uniform in (0, 1)
   * @param shape positive
   * @param scale positive: the median, in the unit of the result
   * @return scale * (u / (1 - u))^(1/shape)
   */
  public static double logLogistic(double uniform, double shape, double scale) {
    return scale * DetMath.exp((DetMath.log(uniform) - logOneMinus(uniform)) / shape);
  }

  /**
   * Gompertz quantile: the hazard at t is rate * exp(shape * t).
   *
   * @param uniform in (0, 1)
   * @param shape per unit of time, of any sign; 0 is the exponential
   * @param rate hazard at time 0, positive
   * @return log(1 - shape * log(1 - u) / rate) / shape; infinite where a falling hazard leaves the
   *     event out
   */
  public static double gompertz(double uniform, double shape, double rate) {
    double sum = -logOneMinus(uniform) / rate; // cumulative hazard over the rate
    double growth = shape * sum;
    if (growth <= -1) {
      return Double.POSITIVE_INFINITY;
    }
    double grown = 1 + growth;
    return grown == 1 ? sum : sum * (DetMath.log(grown) / (grown - 1));
  }

  /**
   * Gamma quantile.
   *
   * @param uniform in (0, 1)
   * @param shape from 0.001 to 10,000
   * @param scale positive: the mean over the shape, in the unit of the result
   * @return the quantile; 0 where it is below the smallest number
   */
  public static double gamma(double uniform, double shape, double scale) {
    return scale * DetMath.exp(logGamma(uniform, shape, false));
  }

  /**
   * Generalised gamma quantile in Prentice's form: log T = location + scale * w, where exp(q w) /
   * q^2 is gamma with shape 1 / q^2; q = 1 is Weibull, q = scale gamma, q = 0 log-normal, q = -1
   * inverse Weibull.
   *
   * @param uniform in (0, 1)
   * @param location of log time
   * @param scale of log time, positive
   * @param q 0, or between 0.01 and 30 in size
   * @return the quantile, in the unit of time
   */
  public static double generalisedGamma(double uniform, double location, double scale, double q) {
    if (q == 0) {
      return logNormal(uniform, location, scale);
    }
    double shape = 1 / (q * q);
    double w = (logGamma(uniform, shape, q < 0) - DetMath.log(shape)) / q;
    return DetMath.exp(location + scale * w);
  }

  /** Log of the gamma quantile at u, or at 1 - u, by the tail that is smaller. */
  private static double logGamma(double uniform, double shape, boolean fromAbove) {
    boolean low = uniform < 0.5;
    double tail = low ? uniform : 1 - uniform;
    return low == fromAbove
        ? GammaQuantile.logOfUpper(tail, shape)
        : GammaQuantile.logOfLower(tail, shape);
  }

  /**
   * Bernoulli.
   *
   * @param uniform in (0, 1)
   * @param probability at most 0: never, at least 1: always
   * @return whether uniform is below probability
   */
  public static boolean bernoulli(double uniform, double probability) {
    return uniform < probability;
  }

  /**
   * Whole number, each equally likely.
   *
   * @param uniform in (0, 1)
   * @param bound positive number of values
   * @return a number from 0 to bound - 1; the bias is below bound * 2^-53
   */
  public static int integer(double uniform, int bound) {
    return Math.min(bound - 1, (int) (uniform * bound));
  }

  /**
   * Poisson quantile by summing the mass function; meant for means up to a few hundred.
   *
   * @param uniform in (0, 1)
   * @param mean from 0 to 700
   * @return the smallest count whose cumulative probability exceeds the uniform
   */
  public static int poisson(double uniform, double mean) {
    double mass = DetMath.exp(-mean);
    double cumulative = mass;
    int count = 0;
    while (uniform >= cumulative && mass > 0) {
      count++;
      mass *= mean / count;
      cumulative += mass;
    }
    return count;
  }

  /**
   * Beta quantile for whole-number parameters, by bisection of the binomial sum I_x(a, b) = sum
   * over j from a to n of C(n, j) x^j (1 - x)^(n - j), with n = a + b - 1 (DLMF 8.17.5).
   *
   * @param uniform in (0, 1)
   * @param a first parameter, at least 1
   * @param b second parameter, at least 1
   * @return the quantile in (0, 1), exact to about 2^-53
   */
  public static double beta(double uniform, int a, int b) {
    double lower = 0;
    double upper = 1;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (lower + upper);
      if (betaDistribution(middle, a, b) < uniform) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return 0.5 * (lower + upper);
  }

  /**
   * Beta quantile.
   *
   * @param uniform in (0, 1)
   * @param a first parameter, from 0.01 to 1e6
   * @param b second parameter, from 0.01 to 1e6
   * @return the quantile in [0, 1]
   */
  public static double beta(double uniform, double a, double b) {
    return BetaQuantile.of(uniform, a, b);
  }

  /** I_x(a, b) for whole a and b. */
  static double betaDistribution(double x, int a, int b) {
    int n = a + b - 1;
    double term = 1;
    for (int i = 0; i < n; i++) {
      term *= x;
    }
    double sum = term;
    for (int j = n; j > a; j--) {
      // C(n, j-1) x^(j-1) y^(n-j+1) from C(n, j) x^j y^(n-j)
      term = term * j / (n - j + 1) * ((1 - x) / x);
      sum += term;
    }
    return sum;
  }

  /** log(1 - u) to full relative precision. */
  private static double logOneMinus(double uniform) {
    double rest = 1 - uniform;
    return rest == 1 ? -uniform : DetMath.log(rest) * (uniform / (1 - rest));
  }

  /** log(1 - u); the smallest uniform, 2^-54, would round 1 - u to 1, so it keeps its own value. */
  private static double logOfComplement(double uniform) {
    return uniform < 0x1p-53 ? -uniform : DetMath.log(1 - uniform);
  }
}
