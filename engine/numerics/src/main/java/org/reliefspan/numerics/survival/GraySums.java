package org.reliefspan.numerics.survival;

import java.util.Arrays;

/**
 * Scores of {@link GrayTest} with their covariance, risk set by risk set.
 *
 * <p>With t_k = n_k / S_k(t-) and a_ik = (1 - F(t-))^rho t_k (1{i = k} - t_i / sum t), score i is
 * to first order the sum over groups k of integrals over the martingales of the cause and of the
 * others, with coefficients
 *
 * <pre>
 * S_k (a_ik + q_k (c_ik(end) - c_ik)) / n_k            for the cause,      q_k = 1 - (1 - F) / S_k
 * S_k (-r_k (c_ik(end) - c_ik)) / n_k                  for other causes,   r_k = (1 - F) / S_k
 * </pre>
 *
 * where c_ik sums a_ik dF / (1 - F). The end is known only afterwards, so the squares are kept in
 * three parts: without c(end), linear in it, and quadratic.
 */
final class GraySums implements RiskSets.Visitor {
  private final int groups;
  private final int cause;
  private final double rho;
  private final double[] score;
  private final double[] variance; // [score][score] of finished strata
  private final double[] constant; // [score][score]
  private final double[] linear; // [score][group]
  private final double[] quadratic; // [group]
  private final double[] a; // [score][group]
  private final double[] c; // [score][group]
  private final double[] survival; // S_k(t-)
  private final double[] incidence; // F_k(t-)
  private final double[] ratio; // t_k
  private final double[] work;
  private double pooled; // F(t-)

  GraySums(int groups, int cause, double rho) {
    if (!Double.isFinite(rho)) {
      throw new IllegalArgumentException("rho (%s) must be finite".formatted(rho));
    }
    this.groups = groups;
    this.cause = cause;
    this.rho = rho;
    this.score = new double[groups];
    this.variance = new double[groups * groups];
    this.constant = new double[groups * groups];
    this.linear = new double[groups * groups];
    this.quadratic = new double[groups];
    this.a = new double[groups * groups];
    this.c = new double[groups * groups];
    this.survival = new double[groups];
    this.incidence = new double[groups];
    this.ratio = new double[groups];
    this.work = new double[groups];
  }

  void beginStratum() {
    Arrays.fill(constant, 0);
    Arrays.fill(linear, 0);
    Arrays.fill(quadratic, 0);
    Arrays.fill(c, 0);
    Arrays.fill(survival, 1);
    Arrays.fill(incidence, 0);
    pooled = 0;
  }

  @Override
  public void visit(double time, RiskSet set) {
    double[] atRisk = set.atRisk;
    double[] events = set.events;
    int causes = set.causes;
    double ratios = 0;
    double subdistribution = 0;
    double own = 0;
    for (int k = 0; k < groups; k++) {
      ratio[k] = survival[k] > 0 ? atRisk[k] / survival[k] : 0;
      ratios += ratio[k];
      subdistribution += ratio[k] * (1 - incidence[k]);
      own += events[k * causes + cause - 1];
    }
    if (ratios > 0 && subdistribution > 0 && pooled < 1) {
      double weight = rho == 0 ? 1 : Math.pow(1 - pooled, rho);
      double step = own / (ratios * (1 - pooled));
      for (int i = 0; i < groups; i++) {
        double observed = events[i * causes + cause - 1];
        score[i] += weight * (observed - own * ratio[i] * (1 - incidence[i]) / subdistribution);
        for (int k = 0; k < groups; k++) {
          int at = i * groups + k;
          a[at] = weight * ratio[k] * ((i == k ? 1 : 0) - ratio[i] / ratios);
          c[at] += a[at] * step;
        }
      }
      pooled = Math.min(1, pooled + own / ratios);
      for (int k = 0; k < groups; k++) {
        if (ratio[k] > 0) {
          advance(k, atRisk[k], events, causes, own, ratios);
        }
      }
    }
  }

  private void advance(
      int k, double n, double[] events, int causes, double pooledOwn, double ratios) {
    double own = events[k * causes + cause - 1];
    double other = 0;
    for (int j = 0; j < causes; j++) {
      other += j == cause - 1 ? 0 : events[k * causes + j];
    }
    double before = survival[k];
    double left = n - own - other;
    double after = left <= 1e-12 * n ? 0 : before * left / n;
    if (pooledOwn > 0) {
      double ties = tieFactor(pooledOwn, ratios * before);
      double factor = after > 0 ? 1 - (1 - pooled) / after : 1;
      add(k, 1, factor, ties * before * pooledOwn / (ratios * n));
    }
    if (other > 0 && after > 0) {
      double ties = tieFactor(other, n);
      add(k, 0, -(1 - pooled) / after, ties * before * before * other / (n * n));
    }
    incidence[k] += before * own / n;
    survival[k] = after;
  }

  /** Adds mass times the square of (share a + factor (c(end) - c)). */
  private void add(int k, double share, double factor, double mass) {
    for (int i = 0; i < groups; i++) {
      int at = i * groups + k;
      work[i] = share * a[at] - factor * c[at];
      linear[at] += work[i] * factor * mass;
    }
    quadratic[k] += factor * factor * mass;
    for (int i = 0; i < groups; i++) {
      for (int j = 0; j < groups; j++) {
        constant[i * groups + j] += work[i] * work[j] * mass;
      }
    }
  }

  private static double tieFactor(double events, double atRisk) {
    return events > 1 && atRisk > 1 ? Math.max(0, 1 - (events - 1) / (atRisk - 1)) : 1;
  }

  void endStratum() {
    for (int i = 0; i < groups; i++) {
      for (int j = 0; j < groups; j++) {
        double sum = constant[i * groups + j];
        for (int k = 0; k < groups; k++) {
          double ci = c[i * groups + k];
          double cj = c[j * groups + k];
          sum += ci * linear[j * groups + k] + cj * linear[i * groups + k];
          sum += ci * cj * quadratic[k];
        }
        variance[i * groups + j] += sum;
      }
    }
  }

  double[] score() {
    return score;
  }

  double[] variance() {
    return variance;
  }
}
