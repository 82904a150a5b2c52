package org.reliefspan.simulation.model;

import org.reliefspan.numerics.math.DetMath;

/**
 * A discount factor that falls as exp(-delta t).
 *
 * <p>A yearly rate r gives delta = log(1 + r) a year, a continuous one delta = r a year, one per
 * cycle log(1 + r) a cycle.
 *
 * @param delta per unit of time of the file, not negative
 */
public record Discount(double delta) {
  private static final double SMALL = 1e-5;
  private static final int TERMS = 20; // 1 / 20! is nothing beside 1
  private static final double NOTHING = 1e-20;
  private static final double[] RISE = rise(); // (-1)^n / n! n / (2 (n + 1) (n + 2))

  private static double[] rise() {
    double[] all = new double[TERMS + 1];
    double factor = 1;
    for (int n = 1; n <= TERMS; n++) {
      factor *= -1.0 / n;
      all[n] = factor * n / (2.0 * (n + 1) * (n + 2));
    }
    return all;
  }

  /** Factor at a time. */
  public double factor(double time) {
    return delta == 0 ? 1 : DetMath.exp(-delta * time);
  }

  /**
   * Integral of the factor over a stay.
   *
   * @param atStart factor at its start
   * @param atEnd factor at its end
   * @param length of the stay
   */
  public double integral(double atStart, double atEnd, double length) {
    double x = delta * length;
    if (x < SMALL) { // the difference below would lose digits
      return atStart * length * (1 - x / 2 * (1 - x / 3));
    }
    return (atStart - atEnd) / delta;
  }

  /**
   * Integral over a stay of what falls at a rate.
   *
   * @param atStart what it is at the start
   */
  static double integralOfFading(double rate, double atStart, double length) {
    double x = rate * length;
    return x < SMALL
        ? atStart * length * (1 - x / 2 * (1 - x / 3))
        : atStart * (1 - DetMath.exp(-x)) / rate;
  }

  /**
   * Integral over a stay of the factor times the time since the middle of the stay.
   *
   * <p>With y = delta length it is length^2 times the sum over n from 1 on of (-y)^n / n! n / (2 (n
   * + 1) (n + 2)), or (1 - e^-y (1 + y)) / y^2 - (1 - e^-y) / (2 y).
   *
   * @param atStart factor at its start
   * @param length of the stay
   */
  public double integralOfRise(double atStart, double length) {
    double y = delta * length;
    if (y > 1) {
      double e = DetMath.exp(-y);
      double share = (1 - e * (1 + y)) / (y * y) - (1 - e) / (2 * y);
      return atStart * length * length * share;
    }
    double power = 1;
    double sum = 0;
    for (int n = 1; n <= TERMS && power > NOTHING; n++) {
      power *= y;
      sum += power * RISE[n];
    }
    return atStart * length * length * sum;
  }
}
