package org.reliefspan.numerics.longitudinal;

import java.util.List;

/** V = root of the product of two visits' variances times their correlation. */
final class HeterogeneousCovariance extends CovarianceStructure {
  /** Correlation of two visits as rho to a power. */
  enum Correlation {
    COMPOUND,
    AUTOREGRESSIVE;

    int power(int one, int other) {
      int distance = Math.abs(one - other);
      return this == COMPOUND ? Math.min(1, distance) : distance;
    }
  }

  private final int visits;
  private final Correlation correlation;

  HeterogeneousCovariance(int visits, Correlation correlation) {
    this.visits = visits;
    this.correlation = correlation;
  }

  @Override
  public int parameters() {
    return visits + 1;
  }

  @Override
  public String parameterName(int parameter) {
    return parameter < visits ? "variance(%d)".formatted(parameter + 1) : "correlation";
  }

  @Override
  boolean isLinear() {
    return false;
  }

  @Override
  void check(double[] coordinates) {
    VisitCheck.check(coordinates, visits);
  }

  @Override
  void covariance(double[] theta, double[] coordinates, int size, double[] out) {
    fill(theta, coordinates, size, out, -1, -1);
  }

  @Override
  boolean derivative(double[] theta, double[] coordinates, int size, int parameter, double[] out) {
    return fill(theta, coordinates, size, out, parameter, -1);
  }

  @Override
  boolean secondDerivative(
      double[] theta, double[] coordinates, int size, int one, int other, double[] out) {
    return fill(theta, coordinates, size, out, one, other);
  }

  /** Each entry is a product of powers, so its derivatives are too; -1 stands for none. */
  private boolean fill(
      double[] theta, double[] coordinates, int size, double[] out, int one, int other) {
    boolean any = false;
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        double value = entry(theta, (int) coordinates[s], (int) coordinates[t], one, other);
        out[s * size + t] = value;
        any |= value != 0;
      }
    }
    return any;
  }

  private double entry(double[] theta, int visit, int otherVisit, int one, int other) {
    double value =
        power(
            theta[visits],
            correlation.power(visit, otherVisit),
            (one == visits ? 1 : 0) + (other == visits ? 1 : 0));
    if (visit == otherVisit) {
      return value
          * power(theta[visit], 1, times(visit, one, other))
          * absent(visit, visit, one, other);
    }
    return value
        * power(theta[visit], 0.5, times(visit, one, other))
        * power(theta[otherVisit], 0.5, times(otherVisit, one, other))
        * absent(visit, otherVisit, one, other);
  }

  /** 0 when a derivative is taken in the variance of a third visit, else 1. */
  private double absent(int visit, int otherVisit, int one, int other) {
    boolean first = one < 0 || one == visits || one == visit || one == otherVisit;
    boolean second = other < 0 || other == visits || other == visit || other == otherVisit;
    return first && second ? 1 : 0;
  }

  private static int times(int visit, int one, int other) {
    return (one == visit ? 1 : 0) + (other == visit ? 1 : 0);
  }

  /** Derivative, taken some times, of base to an exponent. */
  private static double power(double base, double exponent, int derivatives) {
    double factor = 1;
    for (int i = 0; i < derivatives; i++) {
      factor *= exponent - i;
    }
    return factor == 0 ? 0 : factor * Math.pow(base, exponent - derivatives);
  }

  @Override
  List<double[]> starts(ResidualMoments moments) {
    double[] start = new double[parameters()];
    for (int visit = 0; visit < visits; visit++) {
      start[visit] = moments.varianceAt(visit);
    }
    start[visits] = Math.max(0.1, moments.correlation());
    return List.of(start);
  }

  @Override
  ParameterScale scale(int parameter) {
    return parameter < visits ? ParameterScale.LOG : ParameterScale.HYPERBOLIC_TANGENT;
  }

  @Override
  int unitPower(int parameter) {
    return parameter < visits ? 2 : 0;
  }
}
