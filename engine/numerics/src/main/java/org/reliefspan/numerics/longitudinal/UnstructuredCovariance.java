package org.reliefspan.numerics.longitudinal;

import java.util.List;

/** Any covariance between visits; linear in its parameters. */
final class UnstructuredCovariance extends CovarianceStructure {
  private final int visits;

  UnstructuredCovariance(int visits) {
    this.visits = visits;
  }

  @Override
  public int parameters() {
    return Blocks.packedSize(visits);
  }

  @Override
  public String parameterName(int parameter) {
    int row = row(parameter);
    return "covariance(%d,%d)".formatted(row + 1, parameter - Blocks.packedSize(row) + 1);
  }

  @Override
  boolean isLinear() {
    return true;
  }

  @Override
  void check(double[] coordinates) {
    VisitCheck.check(coordinates, visits);
  }

  @Override
  void covariance(double[] theta, double[] coordinates, int size, double[] out) {
    for (int s = 0; s < size; s++) {
      for (int t = 0; t <= s; t++) {
        double value = theta[index((int) coordinates[s], (int) coordinates[t])];
        out[s * size + t] = value;
        out[t * size + s] = value;
      }
    }
  }

  @Override
  boolean derivative(double[] theta, double[] coordinates, int size, int parameter, double[] out) {
    boolean present = false;
    for (int s = 0; s < size; s++) {
      for (int t = 0; t <= s; t++) {
        boolean hit = index((int) coordinates[s], (int) coordinates[t]) == parameter;
        present |= hit;
        out[s * size + t] = hit ? 1 : 0;
        out[t * size + s] = hit ? 1 : 0;
      }
    }
    return present;
  }

  @Override
  boolean secondDerivative(
      double[] theta, double[] coordinates, int size, int one, int other, double[] out) {
    return false;
  }

  @Override
  List<double[]> starts(ResidualMoments moments) {
    double correlation = moments.correlation();
    double[] start = new double[parameters()];
    for (int s = 0; s < visits; s++) {
      for (int t = 0; t < s; t++) {
        start[index(s, t)] = correlation * Math.sqrt(moments.varianceAt(s) * moments.varianceAt(t));
      }
      start[index(s, s)] = moments.varianceAt(s);
    }
    return List.of(start);
  }

  @Override
  ParameterScale scale(int parameter) {
    return ParameterScale.IDENTITY;
  }

  @Override
  int unitPower(int parameter) {
    return 2;
  }

  private static int index(int one, int other) {
    return one >= other ? Blocks.packedSize(one) + other : Blocks.packedSize(other) + one;
  }

  private static int row(int parameter) {
    int row = 0;
    while (Blocks.packedSize(row + 1) <= parameter) {
      row++;
    }
    return row;
  }
}
