package org.reliefspan.numerics.longitudinal;

/** Scale on which one covariance parameter is climbed: parameter = value(working). */
enum ParameterScale {
  IDENTITY {
    @Override
    double value(double working) {
      return working;
    }

    @Override
    double working(double value) {
      return value;
    }

    @Override
    double slope(double working) {
      return 1;
    }

    @Override
    double curvature(double working) {
      return 0;
    }
  },
  /** Positive parameters. */
  LOG {
    @Override
    double value(double working) {
      return Math.exp(working);
    }

    @Override
    double working(double value) {
      return Math.log(value);
    }

    @Override
    double slope(double working) {
      return Math.exp(working);
    }

    @Override
    double curvature(double working) {
      return Math.exp(working);
    }
  },
  /** Correlations, between -1 and 1. */
  HYPERBOLIC_TANGENT {
    @Override
    double value(double working) {
      return Math.tanh(working);
    }

    @Override
    double working(double value) {
      return 0.5 * Math.log((1 + value) / (1 - value));
    }

    @Override
    double slope(double working) {
      double value = Math.tanh(working);
      return 1 - value * value;
    }

    @Override
    double curvature(double working) {
      return -2 * Math.tanh(working) * slope(working);
    }
  };

  abstract double value(double working);

  abstract double working(double value);

  abstract double slope(double working);

  abstract double curvature(double working);
}
