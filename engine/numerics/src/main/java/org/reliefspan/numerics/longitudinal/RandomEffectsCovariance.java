package org.reliefspan.numerics.longitudinal;

import java.util.ArrayList;
import java.util.List;

/**
 * V = Z G Z' + residual variance I. Natural parameters are the lower triangle of G by rows, then
 * the residual variance; climbed are the Cholesky root of G, where a variance of 0 is an ordinary
 * point, and the log of the residual variance.
 */
final class RandomEffectsCovariance extends CovarianceStructure {
  private static final double[] SHARES = {0.1, 0.5, 0.9};

  private final int effects;
  private final int triangle;

  RandomEffectsCovariance(int effects) {
    this.effects = effects;
    this.triangle = Blocks.packedSize(effects);
  }

  @Override
  public int parameters() {
    return triangle + 1;
  }

  @Override
  public String parameterName(int parameter) {
    if (parameter == triangle) {
      return "residual variance";
    }
    int row = row(parameter);
    int column = parameter - Blocks.packedSize(row);
    return row == column
        ? "variance of random effect %d".formatted(row + 1)
        : "covariance of random effects %d and %d".formatted(row + 1, column + 1);
  }

  private static int row(int parameter) {
    int row = 0;
    while (Blocks.packedSize(row + 1) <= parameter) {
      row++;
    }
    return row;
  }

  @Override
  boolean isLinear() {
    return true;
  }

  @Override
  int coordinates() {
    return effects;
  }

  @Override
  void check(double[] coordinates) {}

  @Override
  void covariance(double[] theta, double[] coordinates, int size, double[] out) {
    for (int s = 0; s < size; s++) {
      for (int t = 0; t <= s; t++) {
        double sum = s == t ? theta[triangle] : 0;
        int at = 0;
        for (int a = 0; a < effects; a++) {
          for (int b = 0; b <= a; b++) {
            sum += theta[at++] * product(coordinates, s, t, a, b);
          }
        }
        out[s * size + t] = sum;
        out[t * size + s] = sum;
      }
    }
  }

  /** Factor of G_ab in the covariance of rows s and t. */
  private double product(double[] z, int s, int t, int a, int b) {
    double one = z[s * effects + a] * z[t * effects + b];
    return a == b ? one : one + z[s * effects + b] * z[t * effects + a];
  }

  @Override
  boolean derivative(double[] theta, double[] coordinates, int size, int parameter, double[] out) {
    int a = parameter == triangle ? 0 : row(parameter);
    int b = parameter == triangle ? 0 : parameter - Blocks.packedSize(a);
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        out[s * size + t] =
            parameter == triangle ? (s == t ? 1 : 0) : product(coordinates, s, t, a, b);
      }
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
    List<double[]> starts = new ArrayList<>();
    for (double share : SHARES) {
      double[] start = new double[parameters()];
      for (int a = 0; a < effects; a++) {
        start[Blocks.packedSize(a) + a] = share / effects;
      }
      start[triangle] = 1 - share;
      starts.add(start);
    }
    return starts;
  }

  @Override
  ParameterScale scale(int parameter) {
    return parameter == triangle ? ParameterScale.LOG : ParameterScale.IDENTITY;
  }

  @Override
  int unitPower(int parameter) {
    return 2;
  }

  @Override
  double[] natural(double[] working) {
    double[] theta = new double[working.length];
    for (int a = 0; a < effects; a++) {
      for (int b = 0; b <= a; b++) {
        for (int k = 0; k <= b; k++) {
          theta[Blocks.packedSize(a) + b] +=
              working[Blocks.packedSize(a) + k] * working[Blocks.packedSize(b) + k];
        }
      }
    }
    theta[triangle] = Math.exp(working[triangle]);
    return theta;
  }

  @Override
  double[] working(double[] theta) {
    double[] working = new double[theta.length];
    for (int a = 0; a < effects; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = theta[Blocks.packedSize(a) + b];
        for (int k = 0; k < b; k++) {
          sum -= working[Blocks.packedSize(a) + k] * working[Blocks.packedSize(b) + k];
        }
        double pivot = working[Blocks.packedSize(b) + b];
        working[Blocks.packedSize(a) + b] =
            a == b ? Math.sqrt(Math.max(0, sum)) : pivot > 0 ? sum / pivot : 0;
      }
    }
    working[triangle] = Math.log(theta[triangle]);
    return working;
  }

  @Override
  double[] slopes(double[] working) {
    int size = working.length;
    double[] slopes = new double[size * size];
    for (int a = 0; a < effects; a++) {
      for (int b = 0; b <= a; b++) {
        int natural = Blocks.packedSize(a) + b;
        for (int k = 0; k <= b; k++) {
          int ofA = Blocks.packedSize(a) + k;
          int ofB = Blocks.packedSize(b) + k;
          slopes[natural * size + ofA] += working[ofB];
          slopes[natural * size + ofB] += working[ofA];
        }
      }
    }
    slopes[triangle * size + triangle] = Math.exp(working[triangle]);
    return slopes;
  }

  @Override
  double[] curvature(double[] working, double[] gradient) {
    int size = working.length;
    double[] curvature = new double[size * size];
    for (int a = 0; a < effects; a++) {
      for (int b = 0; b <= a; b++) {
        double slope = gradient[Blocks.packedSize(a) + b];
        for (int k = 0; k <= b; k++) {
          int ofA = Blocks.packedSize(a) + k;
          int ofB = Blocks.packedSize(b) + k;
          curvature[ofA * size + ofB] += slope;
          curvature[ofB * size + ofA] += slope;
        }
      }
    }
    curvature[triangle * size + triangle] = gradient[triangle] * Math.exp(working[triangle]);
    return curvature;
  }
}
