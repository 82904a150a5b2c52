package org.reliefspan.numerics.duration;

/** phi(x) = (e^x - 1 - x) / x^2 with its first two derivatives. Mutable scratch space. */
final class GammaExponent {
  private static final int TERMS = 22;
  private static final double[] COEFFICIENT = new double[TERMS]; // 1 / (k + 2)!

  static {
    double factorial = 2;
    for (int k = 0; k < TERMS; k++) {
      COEFFICIENT[k] = 1 / factorial;
      factorial *= k + 3;
    }
  }

  double value;
  double first;
  double second;

  void evaluate(double x) {
    if (Math.abs(x) < 1) {
      series(x);
      return;
    }
    double square = x * x;
    double exp = Math.exp(x);
    value = (exp - 1 - x) / square;
    first = (exp * (x - 2) + x + 2) / (square * x);
    second = (exp * (square - 4 * x + 6) - 2 * x - 6) / (square * square);
  }

  private void series(double x) {
    value = 0;
    first = 0;
    second = 0;
    for (int k = TERMS - 1; k >= 0; k--) {
      second = second * x + 2 * first;
      first = first * x + value;
      value = value * x + COEFFICIENT[k];
    }
  }

  /** phi alone. */
  static double phi(double x) {
    if (Math.abs(x) >= 1) {
      return (Math.exp(x) - 1 - x) / (x * x);
    }
    double sum = 0;
    for (int k = TERMS - 1; k >= 0; k--) {
      sum = sum * x + COEFFICIENT[k];
    }
    return sum;
  }
}
