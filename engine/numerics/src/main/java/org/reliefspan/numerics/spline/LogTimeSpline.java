package org.reliefspan.numerics.spline;

import java.io.Serializable;

/**
 * The restricted cubic spline of log time of Royston and Parmar: 1, x, v_1(x), ... Immutable.
 *
 * <p>Formula: v_j(x) = (x - k_j)+^3 - l_j (x - k_min)+^3 - (1 - l_j) (x - k_max)+^3 with l_j =
 * (k_max - k_j) / (k_max - k_min); straight beyond the boundary knots. Source: Royston and Parmar
 * 2002, doi 10.1002/sim.1203.
 */
final class LogTimeSpline implements Serializable {
  private static final long serialVersionUID = 1L;
  private final SplineKnots knots;
  private final double[] interior;
  private final double[] share;

  LogTimeSpline(SplineKnots knots) {
    this.knots = knots;
    this.interior = knots.interior();
    this.share = new double[interior.length];
    for (int j = 0; j < interior.length; j++) {
      share[j] = (knots.upper() - interior[j]) / (knots.upper() - knots.lower());
    }
  }

  /** Number of columns, two more than interior knots. */
  int size() {
    return interior.length + 2;
  }

  SplineKnots knots() {
    return knots;
  }

  /** Writes the columns at x from the start of an array. */
  void evaluate(double x, double[] columns) {
    columns[0] = 1;
    columns[1] = x;
    double low = cube(x - knots.lower());
    double high = cube(x - knots.upper());
    for (int j = 0; j < interior.length; j++) {
      columns[j + 2] = cube(x - interior[j]) - share[j] * low - (1 - share[j]) * high;
    }
  }

  /** Writes the derivatives of the columns by x. */
  void slope(double x, double[] columns) {
    columns[0] = 0;
    columns[1] = 1;
    double low = square(x - knots.lower());
    double high = square(x - knots.upper());
    for (int j = 0; j < interior.length; j++) {
      columns[j + 2] = 3 * (square(x - interior[j]) - share[j] * low - (1 - share[j]) * high);
    }
  }

  private static double cube(double x) {
    return x > 0 ? x * x * x : 0;
  }

  private static double square(double x) {
    return x > 0 ? x * x : 0;
  }
}
