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
}
