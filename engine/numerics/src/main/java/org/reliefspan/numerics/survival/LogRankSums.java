package org.reliefspan.numerics.survival;

/** Observed, expected and variance of a log-rank test, risk set by risk set. */
final class LogRankSums implements RiskSets.Visitor {
  private final int groups;
  private final double rho;
  private final double[] observed;
  private final double[] expected;
  private final double[] variance; // row-major, upper triangle
  private double survival = 1;

  LogRankSums(int groups, double rho) {
    if (!Double.isFinite(rho)) {
      throw new IllegalArgumentException("rho (%s) must be finite".formatted(rho));
    }
    this.groups = groups;
    this.rho = rho;
    this.observed = new double[groups];
    this.expected = new double[groups];
    this.variance = new double[groups * groups];
  }

  /** The pooled curve begins at 1 again. */
  void beginStratum() {
    survival = 1;
  }

  @Override
  public void visit(double time, double[] atRisk, double[] events) {
    int causes = events.length / groups;
    double n = 0;
    double d = 0;
    for (double risk : atRisk) {
      n += risk;
    }
    for (double count : events) {
      d += count;
    }
    double weight = rho == 0 ? 1 : Math.pow(survival, rho);
    for (int i = 0; i < events.length; i++) {
      observed[causes == 1 ? i : i / causes] += weight * events[i];
    }
    spread(atRisk, n, weight * d / n, weight * weight * d * tieFactor(n, d));
    survival *= Math.max(0, n - d) / n;
  }

  private void spread(double[] atRisk, double n, double expectedEvents, double squared) {
    double share = squared / (n * n);
    for (int g = 0; g < groups; g++) {
      expected[g] += expectedEvents * atRisk[g];
      double scaled = share * atRisk[g];
      int base = g * groups;
      for (int h = g; h < groups; h++) {
        variance[base + h] -= scaled * atRisk[h];
      }
      variance[base + g] += scaled * n;
    }
  }

  private static double tieFactor(double n, double d) {
    double left = n - d;
    if (left <= 1e-12 * n) {
      return 0;
    }
    return n > 1 ? Math.min(1, left / (n - 1)) : 1; // below 1 only with fractional weights
  }

  int groups() {
    return groups;
  }

  double[] observed() {
    return observed;
  }

  double[] expected() {
    return expected;
  }

  /** The full symmetric matrix. */
  double[] variance() {
    for (int g = 0; g < groups; g++) {
      for (int h = 0; h < g; h++) {
        variance[g * groups + h] = variance[h * groups + g];
      }
    }
    return variance;
  }
}
