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

  /** log(1 - u); the smallest uniform, 2^-54, would round 1 - u to 1, so it keeps its own value. */
  private static double logOfComplement(double uniform) {
    return uniform < 0x1p-53 ? -uniform : DetMath.log(1 - uniform);
  }
}
