package org.reliefspan.numerics.random;

import org.reliefspan.numerics.math.DetMath;

/**
 * Quantiles of the beta distribution for any positive parameters, in {@link DetMath} alone.
 *
 * <p>Formula: Newton's method on log I_x(a, b) against log x, kept between bounds by bisection; the
 * continued fraction (DLMF 8.17.22, by the method of Lentz) is taken on the side where it converges
 * quickly. Domain: a and b from 0.01 to 1e6. Agreement: R 4.2.2 {@code qbeta}, relative 1e-11
 * ({@code QuantilesTest}).
 */
final class BetaQuantile {
  private static final double TINY = 1e-300;
  private static final int TERMS = 10_000;
  private static final int STEPS = 1100; // also quantiles near the smallest number
  private static final double PRECISION = 1e-10; // its square is less than rounding

  private BetaQuantile() {}

  static double of(double uniform, double a, double b) {
    double logBeta =
        GammaQuantile.logGamma(a) + GammaQuantile.logGamma(b) - GammaQuantile.logGamma(a + b);
    boolean low = uniform < distribution(0.5, a, b, logBeta);
    return low ? quantile(uniform, a, b, logBeta) : 1 - quantile(1 - uniform, b, a, logBeta);
  }

  /** Between 0 and 1/2, so that a small quantile keeps its relative precision. */
  private static double quantile(double probability, double a, double b, double logBeta) {
    double lower = 0;
    double upper = 0.5;
    double logProbability = DetMath.log(probability);
    double at = inside(DetMath.exp((logProbability + DetMath.log(a) + logBeta) / a), lower, upper);
    for (int step = 0; step < STEPS && at > lower && at < upper; step++) {
      double below = distribution(at, a, b, logBeta);
      if (below < probability) {
        lower = at;
      } else {
        upper = at;
      }
      double log = a * DetMath.log(at) + (b - 1) * CumulativeHazard.logOnePlus(-at) - logBeta;
      double slope = DetMath.exp(log) / below; // of the log of the distribution against log x
      double move = (logProbability - DetMath.log(below)) / slope;
      double next = at * DetMath.exp(move);
      if (Math.abs(move) < PRECISION) {
        return next;
      }
      at = inside(next, lower, upper);
    }
    return 0.5 * (lower + upper);
  }

  private static double inside(double guess, double lower, double upper) {
    return guess > lower && guess < upper ? guess : 0.5 * (lower + upper);
  }

  /** I_x(a, b). */
  private static double distribution(double x, double a, double b, double logBeta) {
    double log = a * DetMath.log(x) + b * CumulativeHazard.logOnePlus(-x) - logBeta;
    double front = DetMath.exp(log);
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / notZero(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m < TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / notZero(1 + even * d);
      c = notZero(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / notZero(1 + odd * d);
      c = notZero(1 + odd / c);
      double change = d * c;
      result *= change;
      if (Math.abs(change - 1) < 2e-16) {
        break;
      }
    }
    return result;
  }

  private static double notZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
