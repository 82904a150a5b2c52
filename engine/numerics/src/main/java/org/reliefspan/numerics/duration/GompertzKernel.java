package org.reliefspan.numerics.duration;

/**
 * Hazard exp(eta + a t), so z = eta + log t + log((e^(at) - 1) / (at)) is the log cumulative hazard
 * and F0 the Gumbel law. The predictors are eta (log rate) and a (shape, of any sign).
 */
final class GompertzKernel extends LawKernel {
  GompertzKernel() {
    super(StandardLaw.GUMBEL, 2);
  }

  @Override
  double place(double logTime, double[] at, double[] first, double[] second) {
    double time = Math.exp(logTime);
    double x = at[1] * time;
    first[0] = 1;
    first[1] = time * growthSlope(x);
    second[0] = 0;
    second[1] = 0;
    second[2] = 0;
    second[3] = time * time * growthCurvature(x);
    return at[0] + logTime + logGrowth(x);
  }

  @Override
  double logRise(double logTime, double[] at, double[] first, double[] second) {
    double time = Math.exp(logTime);
    double x = at[1] * time;
    first[1] = time * (1 - growthSlope(x));
    second[3] = -time * time * growthCurvature(x);
    return x - logTime - logGrowth(x);
  }

  /** log((e^x - 1) / x). */
  static double logGrowth(double x) {
    if (Math.abs(x) < 1e-5) {
      return x / 2 + x * x / 24;
    }
    return x > 0 ? x + Math.log(-Math.expm1(-x) / x) : Math.log(Math.expm1(x) / x);
  }

  /** Its first derivative; the series is that of the Bernoulli numbers. */
  static double growthSlope(double x) {
    if (Math.abs(x) < 0.3) {
      double y = x * x;
      return 0.5
          + x
              * (1 / 12.0
                  - y * (1 / 720.0 - y * (1 / 30240.0 - y * (1 / 1209600.0 - y / 47900160.0))));
    }
    return -1 / Math.expm1(-x) - 1 / x;
  }

  /** Its second derivative. */
  static double growthCurvature(double x) {
    if (Math.abs(x) < 0.3) {
      double y = x * x;
      return 1 / 12.0 - y * (1 / 240.0 - y * (1 / 6048.0 - y * (1 / 172800.0 - y / 5322240.0)));
    }
    double size = Math.abs(x);
    double one = -Math.expm1(-size);
    return 1 / (x * x) - Math.exp(-size) / (one * one);
  }
}
