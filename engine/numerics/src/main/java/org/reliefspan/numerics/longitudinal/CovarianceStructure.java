package org.reliefspan.numerics.longitudinal;

import java.util.List;

/**
 * Covariance within a subject as a function of few parameters and of where the rows stand.
 *
 * <p>A row stands at a visit (whole numbers from 0) or at a time. Rows that are missing are left
 * out: the covariance of the others is the matching part of the whole.
 */
public abstract class CovarianceStructure {
  CovarianceStructure() {}

  /** Any covariance between visits 0 to visits - 1; parameters are its lower triangle by rows. */
  public static CovarianceStructure unstructured(int visits) {
    return new UnstructuredCovariance(checkedVisits(visits));
  }

  /**
   * One residual variance and one covariance between any two rows, which may be negative;
   * parameters in this order.
   */
  public static CovarianceStructure compoundSymmetry() {
    return new CompoundSymmetry();
  }

  /** Variance times correlation to the power of the visits between; parameters in this order. */
  public static CovarianceStructure autoregressive() {
    return new DecayingCovariance(DecayingCovariance.Decay.POWER);
  }

  /** Variance times exp(-time between / range); parameters are variance and range. */
  public static CovarianceStructure spatialExponential() {
    return new DecayingCovariance(DecayingCovariance.Decay.EXPONENTIAL);
  }

  /**
   * Variance times exp(-time between / range), and noise of each row's own; parameters are
   * variance, range and noise variance.
   */
  public static CovarianceStructure spatialExponentialWithNoise() {
    return new NoisyDecay();
  }

  /** A variance for each visit, then one correlation between any two. */
  public static CovarianceStructure heterogeneousCompoundSymmetry(int visits) {
    return new HeterogeneousCovariance(
        checkedVisits(visits), HeterogeneousCovariance.Correlation.COMPOUND);
  }

  /** A variance for each visit, then the correlation of neighbours. */
  public static CovarianceStructure heterogeneousAutoregressive(int visits) {
    return new HeterogeneousCovariance(
        checkedVisits(visits), HeterogeneousCovariance.Correlation.AUTOREGRESSIVE);
  }

  private static int checkedVisits(int visits) {
    if (visits < 1) {
      throw new IllegalArgumentException(
          "visits (%s) must be at least 1. Maybe no row has a visit?".formatted(visits));
    }
    return visits;
  }

  /** Number of covariance parameters. */
  public abstract int parameters();

  /** Name of a parameter. */
  public abstract String parameterName(int parameter);

  /** Whether second derivatives are 0. */
  abstract boolean isLinear();

  /** Refuses rows that stand where this structure has no covariance. */
  abstract void check(double[] coordinates);

  /** Fills the covariance of rows at these coordinates, row-major size x size. */
  abstract void covariance(double[] theta, double[] coordinates, int size, double[] out);

  /** Fills its derivative in one parameter; false where that is 0 (out is then undefined). */
  abstract boolean derivative(
      double[] theta, double[] coordinates, int size, int parameter, double[] out);

  /** Fills its second derivative; false where that is 0 (out is then undefined). */
  abstract boolean secondDerivative(
      double[] theta, double[] coordinates, int size, int one, int other, double[] out);

  /** Points to start from; the best of them is climbed. */
  abstract List<double[]> starts(ResidualMoments moments);

  /** The scale on which a parameter is climbed. */
  abstract ParameterScale scale(int parameter);

  /** Power of the response's unit in a parameter: 2 for a variance, 0 for a correlation. */
  abstract int unitPower(int parameter);

  /** Number of coordinates of a row. */
  int coordinates() {
    return 1;
  }

  /** From working to natural parameters. */
  double[] natural(double[] working) {
    double[] theta = new double[working.length];
    for (int r = 0; r < theta.length; r++) {
      theta[r] = scale(r).value(working[r]);
    }
    return theta;
  }

  /** From natural to working parameters. */
  double[] working(double[] theta) {
    double[] working = new double[theta.length];
    for (int r = 0; r < theta.length; r++) {
      working[r] = scale(r).working(theta[r]);
    }
    return working;
  }

  /** Derivatives of natural in working parameters, row-major [natural][working]. */
  double[] slopes(double[] working) {
    int size = working.length;
    double[] slopes = new double[size * size];
    for (int r = 0; r < size; r++) {
      slopes[r * size + r] = scale(r).slope(working[r]);
    }
    return slopes;
  }

  /** Sum over natural parameters of gradient times its second derivatives in working ones. */
  double[] curvature(double[] working, double[] gradient) {
    int size = working.length;
    double[] curvature = new double[size * size];
    for (int r = 0; r < size; r++) {
      curvature[r * size + r] = gradient[r] * scale(r).curvature(working[r]);
    }
    return curvature;
  }
}
