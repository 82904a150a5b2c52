package org.reliefspan.numerics.glm;

/**
 * First and second derivative of log gamma for positive arguments: recurrence up to 10, then the
 * asymptotic series (Abramowitz and Stegun 6.3.18, 6.4.12). The digamma of commons-math3 3.6.1 has
 * a wrong sign in its series above 49 (error 1.7e-2 / x<sup>4</sup>), so it does not serve here.
 */
final class GammaDerivatives {
  private static final double LARGE = 10;

  private GammaDerivatives() {}

  static double digamma(double argument) {
    double sum = 0;
    double x = argument;
    while (x < LARGE) {
      sum -= 1 / x;
      x++;
    }
    double s = 1 / (x * x);
    double series =
        1 / 120.0
            - s * (1 / 252.0 - s * (1 / 240.0 - s * (1 / 132.0 - s * (691 / 32760.0 - s / 12))));
    return sum + Math.log(x) - 0.5 / x - s * (1 / 12.0 - s * series);
  }

  static double trigamma(double argument) {
    double sum = 0;
    double x = argument;
    while (x < LARGE) {
      sum += 1 / (x * x);
      x++;
    }
    double s = 1 / (x * x);
    double series =
        1 / 30.0
            - s * (1 / 42.0 - s * (1 / 30.0 - s * (5 / 66.0 - s * (691 / 2730.0 - s * 7 / 6))));
    return sum + 1 / x + s / 2 + s / x * (1 / 6.0 - s * series);
  }
}
