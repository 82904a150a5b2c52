package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import java.util.List;

/** V = variance times a correlation that depends on the distance of two rows. */
final class DecayingCovariance extends CovarianceStructure {
  /** How the correlation depends on distance and its parameter. */
  enum Decay {
    /** rho to the power of the distance; distances are whole numbers. */
    POWER("correlation", ParameterScale.HYPERBOLIC_TANGENT) {
      @Override
      double value(double rho, double distance) {
        return distance == 0 ? 1 : Math.pow(rho, distance);
      }

      @Override
      double slope(double rho, double distance) {
        return distance == 0 ? 0 : distance * value(rho, distance - 1);
      }

      @Override
      double curvature(double rho, double distance) {
        return distance <= 1 ? 0 : distance * (distance - 1) * value(rho, distance - 2);
      }
    },
    /** exp(-distance / range). */
    EXPONENTIAL("range", ParameterScale.LOG) {
      @Override
      double value(double range, double distance) {
        return Math.exp(-distance / range);
      }

      @Override
      double slope(double range, double distance) {
        return distance / (range * range) * value(range, distance);
      }

      @Override
      double curvature(double range, double distance) {
        double ratio = distance / range;
        return (ratio - 2) * ratio / (range * range) * value(range, distance);
      }
    };

    private final String parameterName;
    private final ParameterScale scale;

    Decay(String parameterName, ParameterScale scale) {
      this.parameterName = parameterName;
      this.scale = scale;
    }

    abstract double value(double parameter, double distance);

    abstract double slope(double parameter, double distance);

    abstract double curvature(double parameter, double distance);
  }

  private static final double[] RANGES = {0.3, 1, 3, 10};

  private final Decay decay;

  DecayingCovariance(Decay decay) {
    this.decay = decay;
  }

  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public String parameterName(int parameter) {
    return parameter == 0 ? "variance" : decay.parameterName;
  }

  @Override
  boolean isLinear() {
    return false;
  }

  @Override
  void check(double[] coordinates) {
    if (decay == Decay.POWER) {
      VisitCheck.check(coordinates, Integer.MAX_VALUE);
    }
  }

  @Override
  void covariance(double[] theta, double[] coordinates, int size, double[] out) {
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        double distance = Math.abs(coordinates[s] - coordinates[t]);
        out[s * size + t] = theta[0] * decay.value(theta[1], distance);
      }
    }
  }

  @Override
  boolean derivative(double[] theta, double[] coordinates, int size, int parameter, double[] out) {
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        double distance = Math.abs(coordinates[s] - coordinates[t]);
        out[s * size + t] =
            parameter == 0
                ? decay.value(theta[1], distance)
                : theta[0] * decay.slope(theta[1], distance);
      }
    }
    return true;
  }

  @Override
  boolean secondDerivative(
      double[] theta, double[] coordinates, int size, int one, int other, double[] out) {
    if (one == 0 && other == 0) {
      return false;
    }
    for (int s = 0; s < size; s++) {
      for (int t = 0; t < size; t++) {
        double distance = Math.abs(coordinates[s] - coordinates[t]);
        out[s * size + t] =
            one == other
                ? theta[0] * decay.curvature(theta[1], distance)
                : decay.slope(theta[1], distance);
      }
    }
    return true;
  }

  @Override
  List<double[]> starts(ResidualMoments moments) {
    if (decay == Decay.POWER) {
      return List.of(new double[] {1, Math.max(0.1, moments.correlation())});
    }
    double gap = moments.meanGap();
    return Arrays.stream(RANGES).mapToObj(range -> new double[] {1, range * gap}).toList();
  }

  @Override
  ParameterScale scale(int parameter) {
    return parameter == 0 ? ParameterScale.LOG : decay.scale;
  }

  @Override
  int unitPower(int parameter) {
    return parameter == 0 ? 2 : 0;
  }
}
