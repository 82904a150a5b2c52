package org.reliefspan.numerics.random;

import org.reliefspan.numerics.math.DetMath;

/**
 * Quantiles of the gamma distribution with scale 1, as logarithms, in {@link DetMath} alone.
 *
 * <p>Formula: with y = log x, the logarithms of the lower tail P(a, x) and of the upper tail Q(a,
 * x) are concave in y, so Newton's method on the smaller tail comes from one side and cannot cycle.
 * P is the power series of DLMF 8.11.4, Q the continued fraction of DLMF 8.9.2 by the method of
 * Lentz; log Gamma is Stirling's series from 15 on (DLMF 5.11.1). Domain: a from 0.001 to 10,000.
 * Agreement: R 4.2.2 {@code qgamma}, relative 1e-11 ({@code QuantilesTest}).
 */
final class GammaQuantile {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double PRECISION = 1e-17;
  private static final int STEPS = 200;
  private static final int TERMS = 100_000;

  private GammaQuantile() {}

  /** log x with P(a, x) = probability. */
  static double logOfLower(double probability, double a) {
    return logAtLowerTail(DetMath.log(probability), a);
  }

  /** log x with log P(a, x) as given. */
  static double logAtLowerTail(double logTail, double a) {
    double start = (logTail + logGamma(a + 1)) / a; // P(a, x) <= x^a / Gamma(a + 1)
    return climbed(a, start, logTail, 1);
  }

  /** log x with Q(a, x) = probability. */
  static double logOfUpper(double probability, double a) {
    if (a < 1 && probability > 0.05) {
      return logOfLower(1 - probability, a); // log x may lie hundreds below 0, near that start
    }
    return logAtUpperTail(DetMath.log(probability), a);
  }

  /** log x with log Q(a, x) as given; for a below 1 not for tails above 0.05. */
  static double logAtUpperTail(double logTail, double a) {
    return climbed(a, DetMath.log(a + 1), logTail, -1);
  }

  /** Newton on the logarithm of the lower (side 1) or upper (side -1) tail. */
  private static double climbed(double a, double start, double target, int side) {
    double y = start;
    for (int step = 0; step < STEPS; step++) {
      double x = DetMath.exp(y);
      double tail = side > 0 ? logLower(a, y, x) : logUpper(a, y, x);
      double slope = side * DetMath.exp(a * y - x - logGamma(a) - tail);
      double move = (target - tail) / slope;
      move = Math.max(-1, Math.min(1, move));
      y += move;
      if (Math.abs(move) < 1e-14 * (1 + Math.abs(y))) {
        break;
      }
    }
    return y;
  }

  /** log P(a, x) with y = log x. */
  static double logLower(double a, double y, double x) {
    if (x < a + 1) {
      return a * y - x - logGamma(a + 1) + DetMath.log(series(a, x));
    }
    return CumulativeHazard.logOnePlus(-DetMath.exp(a * y - x - logGamma(a)) * fraction(a, x));
  }

  /** log Q(a, x) with y = log x. */
  static double logUpper(double a, double y, double x) {
    if (x < a + 1) {
      return CumulativeHazard.logOnePlus(-DetMath.exp(a * y - x - logGamma(a + 1)) * series(a, x));
    }
    return a * y - x - logGamma(a) + DetMath.log(fraction(a, x));
  }

  /** 1 + x / (a + 1) + x^2 / ((a + 1)(a + 2)) + ... */
  private static double series(double a, double x) {
    double term = 1;
    double sum = 1;
    for (int n = 1; n < TERMS && term > PRECISION * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  /** Gamma(a, x) / (x^a e^-x). */
  private static double fraction(double a, double x) {
    double tiny = 1e-300;
    double b = x + 1 - a;
    double c = 1 / tiny;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < TERMS; n++) {
      double an = -n * (n - a);
      b += 2;
      d = an * d + b;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = b + an / c;
      c = Math.abs(c) < tiny ? tiny : c;
      double ratio = d * c;
      h *= ratio;
      if (Math.abs(ratio - 1) < 2e-16) {
        break;
      }
    }
    return h;
  }

  /** log Gamma(a) for positive a. */
  static double logGamma(double a) {
    double product = 1;
    double x = a;
    while (x < 15) {
      product *= x;
      x += 1;
    }
    double inverse = 1 / x;
    double square = inverse * inverse;
    double correction =
        inverse
            * (1 / 12.0
                - square
                    * (1 / 360.0
                        - square * (1 / 1260.0 - square * (1 / 1680.0 - square * (1 / 1188.0)))));
    double shifted = (x - 0.5) * DetMath.log(x) - x + HALF_LOG_TWO_PI + correction;
    return product == 1 ? shifted : shifted - DetMath.log(product);
  }
}
