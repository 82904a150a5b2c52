package org.reliefspan.numerics.interval;

import org.reliefspan.numerics.limits.Limits;

/**
 * Masses on innermost intervals, with readings that say what the data leave open. The estimate does
 * not say where inside an interval its mass lies; survival and integrals are ranges. Immutable.
 */
public final class TurnbullEstimate {
  private static final double ROUNDING = 1e-9;

  private final InnermostIntervals intervals;
  private final double[] mass;
  private final double logLikelihood;
  private final double certificate;
  private final int iterations;
  private final boolean converged;

  TurnbullEstimate(
      InnermostIntervals intervals, double[] mass, MassSolver solver, boolean converged) {
    this.intervals = intervals;
    this.mass = mass;
    this.logLikelihood = solver.logLikelihood();
    this.certificate = solver.certificate();
    this.iterations = solver.iterations();
    this.converged = converged;
  }

  /** Number of innermost intervals, with or without mass. */
  public int size() {
    return mass.length;
  }

  /** Left end of an interval; -1 where the interval holds zero. */
  public double left(int interval) {
    return intervals.left[interval];
  }

  /** Right end of an interval, perhaps infinite. */
  public double right(int interval) {
    return intervals.right[interval];
  }

  /** Mass of an interval. */
  public double mass(int interval) {
    return mass[interval];
  }

  /** A copy of the masses, for a warm start. */
  public double[] masses() {
    return mass.clone();
  }

  /** Maximised log-likelihood. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Largest directional derivative by total weight; at most 1 + tolerance when converged. */
  public double certificate() {
    return certificate;
  }

  /** Iterations used. */
  public int iterations() {
    return iterations;
  }

  /** Whether the certificate is within tolerance. */
  public boolean converged() {
    return converged;
  }

  /** Range of P(T > time): a single value outside the innermost intervals. */
  public Limits survivalAt(double time) {
    double certain = 0;
    double open = 0;
    for (int j = 0; j < mass.length; j++) {
      if (beyond(j, time)) {
        certain += mass[j];
      } else if (intervals.right[j] > time) {
        open += mass[j];
      }
    }
    return new Limits(Math.min(1, certain), Math.min(1, certain + open));
  }

  /**
   * The interval that holds the quantile: the innermost interval in which P(T <= t) reaches the
   * probability. Where the curve is flat at exactly that height, from the left end of the interval
   * that reaches it to the right end of the next that holds mass.
   */
  public Limits quantileInterval(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability (%s) must lie between 0 and 1".formatted(probability));
    }
    double sum = 0;
    double lower = -1;
    for (int j = 0; j < mass.length; j++) {
      sum += mass[j];
      if (mass[j] <= 0 || sum < probability - ROUNDING) {
        continue;
      }
      if (lower < 0) {
        lower = intervals.start(j);
      }
      if (sum > probability + ROUNDING) {
        return new Limits(lower, intervals.right[j]);
      }
    }
    return new Limits(Math.max(0, lower), Double.POSITIVE_INFINITY);
  }

  /** Range of E min(T, tau): all mass at left ends, all mass at right ends. */
  public Limits integral(double tau) {
    double low = 0;
    double high = 0;
    for (int j = 0; j < mass.length; j++) {
      low += mass[j] * Math.min(tau, intervals.start(j));
      high += mass[j] * Math.min(tau, intervals.right[j]);
    }
    return new Limits(low, Math.max(low, high));
  }

  /**
   * E min(T, tau) with mass spread evenly inside its interval; mass of an unbounded interval counts
   * tau.
   */
  public double spreadIntegral(double tau) {
    return EvenSpread.integral(intervals, mass, tau);
  }

  /** P(T <= day) with mass spread evenly, index 0 to horizonDays inclusive. */
  public double[] cumulativeByDay(int horizonDays) {
    double[] cumulative = new double[horizonDays + 1];
    EvenSpread.cumulativeByDay(intervals, mass, cumulative);
    return cumulative;
  }

  private boolean beyond(int interval, double time) {
    boolean exact = intervals.left[interval] == intervals.right[interval];
    return exact ? intervals.left[interval] > time : intervals.left[interval] >= time;
  }
}
