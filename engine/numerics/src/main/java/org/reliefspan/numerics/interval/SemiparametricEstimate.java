package org.reliefspan.numerics.interval;

import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;

/** Coefficients and baseline curve of a {@link SemiparametricEstimator} fit. Immutable. */
public final class SemiparametricEstimate {
  private final IntervalLink link;
  private final InnermostIntervals intervals;
  private final double[] curve;
  private final double[] center;
  private final Coefficients coefficients;
  private final double logLikelihood;
  private final double certificate;
  private final int iterations;

  SemiparametricEstimate(
      IntervalLink link,
      InnermostIntervals intervals,
      double[] curve,
      double[] center,
      Coefficients coefficients,
      double logLikelihood,
      double certificate,
      int iterations) {
    this.link = link;
    this.intervals = intervals;
    this.curve = curve.clone();
    this.center = center.clone();
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
    this.certificate = certificate;
    this.iterations = iterations;
  }

  /** Log hazard ratios or log odds ratios; positive means earlier. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Maximised log likelihood. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Largest gain of the mean log likelihood by a unit move in any allowed direction; about 0. */
  public double certificate() {
    return certificate;
  }

  /** Rounds of the climb. */
  public int iterations() {
    return iterations;
  }

  /** A copy of the covariates' means, where the baseline lies. */
  public double[] center() {
    return center.clone();
  }

  /** Range of P(T > time) at given covariates; one value outside the innermost intervals. */
  public Limits survivalAt(double time, double... covariates) {
    double shift = 0;
    for (int column = 0; column < center.length; column++) {
      shift += (covariates[column] - center[column]) * coefficients.estimate(column);
    }
    int gone = 0; // intervals wholly at or before the time
    while (gone < intervals.size() && intervals.right[gone] <= time) {
      gone++;
    }
    double high = link.survivor(curve[gone] + shift);
    boolean inside = gone < intervals.size() && intervals.left[gone] < time;
    double low = inside ? link.survivor(curve[gone + 1] + shift) : high;
    return new Limits(low, high);
  }
}
