package org.reliefspan.numerics.longitudinal;

import java.util.List;

/** V = residual variance I + covariance J; linear in its parameters. */
final class CompoundSymmetry extends CovarianceStructure {
  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public String parameterName(int parameter) {
    return parameter == 0 ? "residual variance" : "covariance";
  }

  @Override
  boolean isLinear() {
    return true;
  }

  @Override
  void check(double[] coordinates) {}

  @Override
  void covariance(double[] theta, double[] coordinates, int size, double[] out) {
    for (int i = 0; i < size * size; i++) {
      out[i] = theta[1];
    }
    for (int s = 0; s < size; s++) {
      out[s * size + s] += theta[0];
    }
  }

  @Override
  boolean derivative(double[] theta, double[] coordinates, int size, int parameter, double[] out) {
    for (int i = 0; i < size * size; i++) {
      out[i] = parameter == 1 ? 1 : 0;
    }
    for (int s = 0; s < size; s++) {
      out[s * size + s] = 1;
    }
    return true;
  }

  @Override
  boolean secondDerivative(
      double[] theta, double[] coordinates, int size, int one, int other, double[] out) {
    return false;
  }

  @Override
  List<double[]> starts(ResidualMoments moments) {
    double correlation = moments.correlation();
    return List.of(new double[] {1 - correlation, correlation});
  }

  @Override
  ParameterScale scale(int parameter) {
    return parameter == 0 ? ParameterScale.LOG : ParameterScale.IDENTITY;
  }

  @Override
  int unitPower(int parameter) {
    return 2;
  }
}
