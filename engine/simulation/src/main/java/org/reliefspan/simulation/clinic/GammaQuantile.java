package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.math.DetMath;

/**
 * Quantiles of the gamma distribution with scale 1, by bisection of the regularised incomplete
 * gamma function (power series below shape + 1, continued fraction above; DLMF 8.7.1 and 8.9.2, the
 * fraction evaluated as by Lentz). In plain IEEE operations, so that bits agree between machines.
 */
final class GammaQuantile {

  private static final int BISECTIONS = 80;
  private static final int MOST_TERMS = 2000;
  private static final double TINY = 1e-300;

  private GammaQuantile() {}

  static double of(double uniform, double shape) {
    double lower = -700;
    double upper = DetMath.log(shape + 40 * Math.sqrt(shape) + 800);
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (lower + upper);
      if (cumulative(DetMath.exp(middle), shape) < uniform) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return DetMath.exp(0.5 * (lower + upper));
  }

  /** P(shape, x). */
  static double cumulative(double x, double shape) {
    double front = DetMath.exp(shape * DetMath.log(x) - x - logGamma(shape));
    return x < shape + 1 ? front * series(x, shape) : 1 - front * fraction(x, shape);
  }

  private static double series(double x, double shape) {
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double x, double shape) {
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / b;
    double result = d;
    for (int n = 1; n < MOST_TERMS; n++) {
      double a = n * (shape - n);
      b += 2;
      d = notZero(a * d + b);
      c = notZero(b + a / c);
      d = 1 / d;
      double change = d * c;
      result *= change;
      if (Math.abs(change - 1) < 1e-16) {
        return result;
      }
    }
    return result;
  }

  private static double notZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** Stirling's series (DLMF 5.11.1) after shifting the argument above ten. */
  static double logGamma(double shape) {
    double shifted = shape;
    double product = 1;
    while (shifted < 10) {
      product *= shifted;
      shifted += 1;
    }
    double inverse = 1 / shifted;
    double square = inverse * inverse;
    double series =
        inverse
            * (1 / 12.0
                - square
                    * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0 - square / 1188))));
    double halfLogTwoPi = 0.9189385332046728;
    return (shifted - 0.5) * DetMath.log(shifted)
        - shifted
        + halfLogTwoPi
        + series
        - DetMath.log(product);
  }
}
