package org.reliefspan.numerics.duration;

/**
 * Prentice's generalised gamma: w = (log t - eta) e^-tau has density g = exp(c(Q) - w^2 phi(Qw)).
 *
 * <p>Q = 1 is Weibull, Q = 0 log-normal, Q = sigma gamma. The probability of the nearer tail and
 * its derivatives by Q are integrals of g over that tail by Gauss-Legendre quadrature in units of
 * g(w); g is log-concave, so the range ends where it has fallen by e^-42 or more. Predictors: eta,
 * tau, Q.
 */
final class GeneralisedGammaKernel extends CurveKernel {
  private static final LegendreRule RULE = LegendreRule.ofPoints(40);
  private static final double FALL = 42;
  private static final double BEYOND = -1e12; // log density where nothing is left of the tail

  private final GammaExponent exponent = new GammaExponent();
  private double shape = Double.NaN;
  private GammaShape constant = new GammaShape(0);
  private double area;
  private double areaFirst;
  private double areaSecond;

  GeneralisedGammaKernel() {
    super(3);
  }

  @Override
  void end(double logTime, double[] at, CurveEnd end) {
    double inverse = Math.exp(-at[1]);
    double w = (logTime - at[0]) * inverse;
    double q = at[2];
    prepare(q);
    exponent.evaluate(q * w);
    double slope = -w * (1 + q * w * exponent.value);
    double byShape = constant.first() - w * w * w * exponent.first;
    end.logDensity = constant.value() - w * w * exponent.value;
    if (!(end.logDensity > BEYOND)) {
      if (slope > 0) {
        end.setStart();
      } else {
        end.setEnd();
      }
      return;
    }
    locationScale(w, inverse, slope, end);
    int side = slope > 0 ? -1 : 1;
    tail(w, q, side);
    double logTail = end.logDensity + Math.log(area);
    end.logSurvivor = side > 0 ? logTail : LogProbability.complement(-Math.min(logTail, 0));
    end.logCumulative = side < 0 ? logTail : LogProbability.complement(-Math.min(logTail, 0));
    end.first[2] = -side * areaFirst;
    end.second[8] = -side * areaSecond;
    end.second[2] = byShape * end.first[0];
    end.second[5] = byShape * end.first[1];
    end.second[6] = end.second[2];
    end.second[7] = end.second[5];
  }

  private static void locationScale(double w, double inverse, double slope, CurveEnd end) {
    end.first[0] = -inverse;
    end.first[1] = -w;
    end.second[0] = slope * inverse * inverse;
    end.second[1] = inverse * (1 + slope * w);
    end.second[3] = end.second[1];
    end.second[4] = w * (1 + slope * w);
  }

  private void prepare(double q) {
    if (q != shape) {
      shape = q;
      constant = new GammaShape(q);
    }
  }

  /** Tail areas over g(w): of g and of its first two derivatives by Q. */
  private void tail(double w, double q, int side) {
    double top = w * w * GammaExponent.phi(q * w);
    double range = side * range(w, q, side, top);
    area = 0;
    areaFirst = 0;
    areaSecond = 0;
    addPiece(w, range / 8, q, top);
    addPiece(w + range / 8, range * 7 / 8, q, top);
  }

  private void addPiece(double from, double length, double q, double top) {
    for (int i = 0; i < RULE.node.length; i++) {
      double u = from + length * RULE.node[i];
      exponent.evaluate(q * u);
      double density = Math.exp(top - u * u * exponent.value) * RULE.weight[i] * Math.abs(length);
      if (density > 0) {
        double byShape = constant.first() - u * u * u * exponent.first;
        double curvature = constant.second() - u * u * u * u * exponent.second;
        area += density;
        areaFirst += density * byShape;
        areaSecond += density * (curvature + byShape * byShape);
      }
    }
  }

  private static double range(double w, double q, int side, double top) {
    double length = 16;
    while (fall(w, q, side * length, top) < FALL && length < 1e6) {
      length *= 2;
    }
    while (!(fall(w, q, side * length * 0.7, top) < FALL) && length > 1e-12) {
      length *= 0.7;
    }
    return length;
  }

  private static double fall(double w, double q, double distance, double top) {
    double u = w + distance;
    return u * u * GammaExponent.phi(q * u) - top;
  }

  @Override
  double exact(double logTime, double[] at, double[] gradient, double[] hessian) {
    double inverse = Math.exp(-at[1]);
    double w = (logTime - at[0]) * inverse;
    double x = at[2] * w;
    prepare(at[2]);
    exponent.evaluate(x);
    double slope = -w * (1 + x * exponent.value);
    double curvature = -(1 + x + x * x * exponent.value);
    double slopeByShape = -w * w * (1 + x * exponent.value - exponent.value);
    gradient[0] = -inverse * slope;
    gradient[1] = -w * slope - 1;
    gradient[2] = constant.first() - w * w * w * exponent.first;
    hessian[0] = curvature * inverse * inverse;
    hessian[1] = inverse * (slope + curvature * w);
    hessian[2] = -inverse * slopeByShape;
    hessian[3] = hessian[1];
    hessian[4] = w * (slope + curvature * w);
    hessian[5] = -w * slopeByShape;
    hessian[6] = hessian[2];
    hessian[7] = hessian[5];
    hessian[8] = constant.second() - w * w * w * w * exponent.second;
    return constant.value() - w * w * exponent.value - at[1] - logTime;
  }
}
