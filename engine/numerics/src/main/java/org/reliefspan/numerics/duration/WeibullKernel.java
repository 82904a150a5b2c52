package org.reliefspan.numerics.duration;

/**
 * Weibull rows in location eta and log scale tau, three exponentials and one logarithm each.
 *
 * <p>Formula: h = exp((log t - eta) e^-tau) is the cumulative hazard; with d = h(right) - h(left)
 * the row gives -h(left) + log(1 - e^-d). The weights of the two ends are a(right) = h e^-d / (1 -
 * e^-d) and a(left) = h / (1 - e^-d).
 */
final class WeibullKernel extends DurationKernel {
  private static final double NARROW = 0.02;
  private static final double TINY = 1e-250;

  private double logScale = Double.NaN;
  private double inverse;

  WeibullKernel() {
    super(2);
  }

  private void scale(double tau) {
    if (tau != logScale) {
      logScale = tau;
      inverse = Math.exp(-tau);
    }
  }

  @Override
  double interval(
      double logLeft, double logRight, double[] at, double[] gradient, double[] hessian) {
    scale(at[1]);
    if (logRight == Double.POSITIVE_INFINITY) {
      return unended(logLeft, at[0], gradient, hessian);
    }
    double zRight = (logRight - at[0]) * inverse;
    double right = Math.exp(zRight);
    if (!(right > TINY)) {
      return early((logLeft - at[0]) * inverse, zRight, gradient, hessian);
    }
    boolean open = logLeft == Double.NEGATIVE_INFINITY;
    double zLeft = open ? 0 : (logLeft - at[0]) * inverse;
    double left = open ? 0 : Math.exp(zLeft);
    double distance = right - left;
    if (distance < 1e-3 * right) {
      distance = left * Math.expm1(zRight - zLeft);
    }
    double inside = inside(distance);
    double stay = distance < NARROW ? 1 - inside : Math.exp(-distance);
    double rightWeight = stay == 0 ? 0 : right * stay / inside;
    derivatives(left / inside, zLeft, 1 - left, rightWeight, zRight, 1 - right, gradient, hessian);
    return -left + Math.log(inside);
  }

  /** 1 - exp(-distance). */
  private static double inside(double distance) {
    if (distance < NARROW) {
      double series = 1 - distance / 5 * (1 - distance / 6 * (1 - distance / 7));
      series = 1 - distance / 3 * (1 - distance / 4 * series);
      return distance * (1 - distance / 2 * series);
    }
    return 1 - Math.exp(-distance);
  }

  /** Both ends so early that the hazards underflow: only their ratio counts. */
  private double early(double zLeft, double zRight, double[] gradient, double[] hessian) {
    double ratio = Math.exp(zLeft - zRight);
    double rightWeight = 1 / -Math.expm1(zLeft - zRight);
    double leftWeight = ratio == 0 ? 0 : ratio * rightWeight;
    double zFinite = ratio == 0 ? 0 : zLeft;
    derivatives(leftWeight, zFinite, 1, rightWeight, zRight, 1, gradient, hessian);
    return LogProbability.difference(zRight, zLeft);
  }

  private double unended(double logLeft, double eta, double[] gradient, double[] hessian) {
    double z = logLeft == Double.NEGATIVE_INFINITY ? 0 : (logLeft - eta) * inverse;
    double hazard = logLeft == Double.NEGATIVE_INFINITY ? 0 : Math.exp(z);
    gradient[0] = inverse * hazard;
    gradient[1] = z * hazard;
    hessian[0] = -inverse * inverse * hazard;
    hessian[1] = -inverse * hazard * (z + 1);
    hessian[2] = hessian[1];
    hessian[3] = -hazard * z * (z + 1);
    return -hazard;
  }

  private void derivatives(
      double leftWeight,
      double zLeft,
      double leftSlope,
      double rightWeight,
      double zRight,
      double rightSlope,
      double[] gradient,
      double[] hessian) {
    double location = inverse * (leftWeight - rightWeight);
    double scale = leftWeight * zLeft - rightWeight * zRight;
    double leftTerm = leftWeight * (leftSlope * zLeft + 1);
    double rightTerm = rightWeight * (rightSlope * zRight + 1);
    gradient[0] = location;
    gradient[1] = scale;
    hessian[0] =
        inverse * inverse * (rightWeight * rightSlope - leftWeight * leftSlope)
            - location * location;
    hessian[1] = inverse * (rightTerm - leftTerm) - location * scale;
    hessian[2] = hessian[1];
    hessian[3] = zRight * rightTerm - zLeft * leftTerm - scale * scale;
  }

  @Override
  double exact(double logTime, double[] at, double[] gradient, double[] hessian) {
    scale(at[1]);
    double z = (logTime - at[0]) * inverse;
    double hazard = Math.exp(z);
    double slope = 1 - hazard;
    gradient[0] = -inverse * slope;
    gradient[1] = -z * slope - 1;
    hessian[0] = -hazard * inverse * inverse;
    hessian[1] = inverse * (slope - hazard * z);
    hessian[2] = hessian[1];
    hessian[3] = z * (slope - hazard * z);
    return z - hazard - at[1] - logTime;
  }
}
