package org.reliefspan.numerics.longitudinal;

import java.util.ArrayList;
import java.util.List;

/**
 * V = variance times exp(-distance / range), plus a variance of each row's own on the diagonal:
 * what patients report differs from one hour to the next.
 */
final class NoisyDecay extends CovarianceStructure {
  private static final int VARIANCE = 0;
  private static final int RANGE = 1;
  private static final int NOISE = 2;
  private static final double[] RANGES = {1, 3, 10, 30};
  private static final double[] SHARES = {0.3, 0.7};

  @Override
  public int parameters() {
    return 3;
  }

  @Override
  public String parameterName(int parameter) {
    return switch (parameter) {
      case VARIANCE -> "variance";
      case RANGE -> "range";
      default -> "noise variance";
    };
  }

  @Override
  boolean isLinear() {
    return false;
  }

  @Override
  void check(double[] coordinates) {}

  @Override
  void covariance(double[] theta, double[] coordinates, int size, double[] out) {
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        double distance = Math.abs(coordinates[s] - coordinates[t]);
        double shared = theta[VARIANCE] * Math.exp(-distance / theta[RANGE]);
        out[s * size + t] = shared + (s == t ? theta[NOISE] : 0);
      }
    }
  }

  @Override
  boolean derivative(double[] theta, double[] coordinates, int size, int parameter, double[] out) {
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        double ratio = Math.abs(coordinates[s] - coordinates[t]) / theta[RANGE];
        out[s * size + t] =
            switch (parameter) {
              case VARIANCE -> Math.exp(-ratio);
              case RANGE -> theta[VARIANCE] * ratio / theta[RANGE] * Math.exp(-ratio);
              default -> s == t ? 1 : 0;
            };
      }
    }
    return true;
  }

  @Override
  boolean secondDerivative(
      double[] theta, double[] coordinates, int size, int one, int other, double[] out) {
    boolean noise = one == NOISE || other == NOISE;
    if (noise || (one == VARIANCE && other == VARIANCE)) {
      return false;
    }
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        double range = theta[RANGE];
        double ratio = Math.abs(coordinates[s] - coordinates[t]) / range;
        out[s * size + t] =
            one == other
                ? theta[VARIANCE] * (ratio - 2) * ratio / (range * range) * Math.exp(-ratio)
                : ratio / range * Math.exp(-ratio);
      }
    }
    return true;
  }

  @Override
  List<double[]> starts(ResidualMoments moments) {
    List<double[]> starts = new ArrayList<>();
    for (double range : RANGES) {
      for (double share : SHARES) {
        starts.add(new double[] {share, range * moments.meanGap(), 1 - share});
      }
    }
    return starts;
  }

  @Override
  ParameterScale scale(int parameter) {
    return ParameterScale.LOG;
  }

  @Override
  int unitPower(int parameter) {
    return parameter == RANGE ? 0 : 2;
  }
}
