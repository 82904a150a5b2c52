package org.reliefspan.numerics.survival;

import java.util.Arrays;

/**
 * Observed, expected and variance of a log-rank test, risk set by risk set.
 *
 * <p>Sums such as sum_j c_j n_gj n_hj are kept by summation by parts: a sum of c_j for all groups,
 * and a term for a group only when its number at risk changes. So an event time without ties costs
 * one row of the variance instead of all.
 */
final class LogRankSums implements RiskSets.Visitor {
  private final int groups;
  private final double rho;
  private final double[] observed;
  private final double[] expected;
  private final double[] diagonal; // sum of c_j n_j n_gj
  private final double[] products; // row-major, sum of c_j n_gj n_hj
  private final double[] atRisk; // at the last event time
  private final double[] offset; // sum of c_j n_gj is offset + atRisk * square
  private double mean; // sum of w_j d_j / n_j
  private double linear; // sum of c_j n_j
  private double square; // sum of c_j = w_j^2 d_j (n_j - d_j) / (n_j - 1) / n_j^2
  private double survival = 1;

  LogRankSums(int groups, double rho) {
    if (!Double.isFinite(rho)) {
      throw new IllegalArgumentException("rho (%s) must be finite".formatted(rho));
    }
    this.groups = groups;
    this.rho = rho;
    this.observed = new double[groups];
    this.expected = new double[groups];
    this.diagonal = new double[groups];
    this.products = new double[groups * groups];
    this.atRisk = new double[groups];
    this.offset = new double[groups];
  }

  @Override
  public void visit(double time, RiskSet set) {
    double[] now = set.atRisk;
    for (int group = 0; group < groups; group++) {
      if (now[group] != atRisk[group]) {
        change(group, now[group]);
      }
    }
    double weight = rho == 0 ? 1 : Math.pow(survival, rho);
    double events = 0;
    for (int i = 0; i < set.touchedGroups(); i++) {
      double own = set.eventsOf(set.touched(i));
      observed[set.touched(i)] += weight * own;
      events += own;
    }
    double n = set.total();
    double share = weight * weight * events * tieFactor(n, events) / (n * n);
    mean += weight * events / n;
    linear += share * n;
    square += share;
    survival *= Math.max(0, n - events) / n;
  }

  private void change(int group, double now) {
    double fewer = atRisk[group] - now;
    expected[group] += fewer * mean;
    diagonal[group] += fewer * linear;
    int row = group * groups;
    for (int other = 0; other < groups; other++) {
      products[row + other] += fewer * (offset[other] + atRisk[other] * square);
    }
    offset[group] += fewer * square;
    atRisk[group] = now;
  }

  /** Everybody left leaves; the pooled curve begins at 1 again. */
  void endStratum() {
    for (int group = 0; group < groups; group++) {
      change(group, 0);
    }
    Arrays.fill(offset, 0);
    mean = 0;
    linear = 0;
    square = 0;
    survival = 1;
  }

  private static double tieFactor(double n, double events) {
    double left = n - events;
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

  /** The variance, row-major [group][group], exactly symmetric. */
  double[] variance() {
    double[] variance = new double[groups * groups];
    for (int g = 0; g < groups; g++) {
      for (int h = 0; h < groups; h++) {
        double product = (products[g * groups + h] + products[h * groups + g]) / 2;
        variance[g * groups + h] = (g == h ? diagonal[g] : 0) - product;
      }
    }
    return variance;
  }
}
