package org.reliefspan.numerics.duration;

/**
 * The constant c of the generalised gamma density exp(c(Q) - w^2 phi(Qw)) with two derivatives.
 *
 * <p>Formula: with s = Q^2 = 1 / a and R(a) the remainder of Stirling's series of log Gamma(a), c =
 * -log(2 pi) / 2 - R. R is shifted to a of 12 or more by R(a) = (a + 1/2) log(1 + 1/a) - 1 + R(a +
 * 1), so that c is smooth at Q = 0, where the law is normal.
 */
final class GammaShape {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double LARGE = 1 / 12.0;

  private double value = -HALF_LOG_TWO_PI;
  private double first;
  private double second;

  GammaShape(double q) {
    double s = q * q;
    double remainderFirst;
    double remainderSecond;
    if (s <= LARGE) {
      value -= stirling(s);
      remainderFirst = stirlingFirst(s);
      remainderSecond = stirlingSecond(s);
    } else {
      double[] sums = shifted(1 / s);
      value -= sums[0];
      double a = 1 / s;
      remainderFirst = -a * a * sums[1];
      remainderSecond = a * a * a * (2 * sums[1] + a * sums[2]);
    }
    first = -2 * q * remainderFirst;
    second = -2 * remainderFirst - 4 * s * remainderSecond;
  }

  double value() {
    return value;
  }

  double first() {
    return first;
  }

  double second() {
    return second;
  }

  /** R, R' and R'' by a. */
  private static double[] shifted(double start) {
    double a = start;
    double[] sums = new double[3];
    while (a < 12) {
      double log = Math.log1p(1 / a);
      double product = a * (a + 1);
      sums[0] += (a + 0.5) * log - 1;
      sums[1] += log - (a + 0.5) / product;
      sums[2] += 0.5 / (product * product);
      a++;
    }
    double s = 1 / a;
    sums[0] += stirling(s);
    sums[1] -= s * s * stirlingFirst(s);
    sums[2] += s * s * s * (2 * stirlingFirst(s) + s * stirlingSecond(s));
    return sums;
  }

  private static double stirling(double s) {
    double y = s * s;
    double tail = 1 / 1680.0 - y * (1 / 1188.0 - y * (691 / 360360.0 - y / 156.0));
    return s * (1 / 12.0 - y * (1 / 360.0 - y * (1 / 1260.0 - y * tail)));
  }

  private static double stirlingFirst(double s) {
    double y = s * s;
    double tail = 7 / 1680.0 - y * (9 / 1188.0 - y * (11 * 691 / 360360.0 - y / 12.0));
    return 1 / 12.0 - y * (3 / 360.0 - y * (5 / 1260.0 - y * tail));
  }

  private static double stirlingSecond(double s) {
    double y = s * s;
    double tail = 42 / 1680.0 - y * (72 / 1188.0 - y * (110 * 691 / 360360.0 - y));
    return -s * (6 / 360.0 - y * (20 / 1260.0 - y * tail));
  }
}
