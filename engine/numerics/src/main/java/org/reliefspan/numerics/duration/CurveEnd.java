package org.reliefspan.numerics.duration;

import java.util.Arrays;

/**
 * The distribution function F at one end of a row, with derivatives by K predictors in units of a
 * density, so that they survive in far tails. Mutable scratch space.
 */
final class CurveEnd {
  double logDensity;
  double logSurvivor;
  double logCumulative;

  /** Derivatives of F divided by the density. */
  final double[] first;

  /** Second derivatives of F divided by the density, row-major. */
  final double[] second;

  CurveEnd(int predictors) {
    first = new double[predictors];
    second = new double[predictors * predictors];
  }

  /** F = 0 whatever the predictors. */
  void setStart() {
    set(0, Double.NEGATIVE_INFINITY);
  }

  /** F = 1 whatever the predictors. */
  void setEnd() {
    set(Double.NEGATIVE_INFINITY, 0);
  }

  private void set(double survivor, double cumulative) {
    logDensity = Double.NEGATIVE_INFINITY;
    logSurvivor = survivor;
    logCumulative = cumulative;
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
  }

  /** log(F(to) - F(this)). */
  double logMassUpTo(CurveEnd to) {
    return to.logCumulative < to.logSurvivor
        ? LogProbability.difference(to.logCumulative, logCumulative)
        : LogProbability.difference(logSurvivor, to.logSurvivor);
  }

  /** Density over a probability. */
  double weight(double logProbability) {
    return logDensity == Double.NEGATIVE_INFINITY ? 0 : Math.exp(logDensity - logProbability);
  }
}
