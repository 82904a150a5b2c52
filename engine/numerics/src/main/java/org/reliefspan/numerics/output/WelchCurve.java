package org.reliefspan.numerics.output;

import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The picture by which Welch chooses a warm-up: means over replications, smoothed by a moving
 * average.
 *
 * <p>Formula: smoothed(t) is the mean over 2 w + 1 times around t, over 2 t + 1 near the begin
 * (counting times from 0). The rule that stands in for the eye: the curve has settled from the
 * first time at which it is, and for a window stays, in the range that it has in the second half.
 * Domain: window at least 0 and at most a quarter of the run. Edge cases: a curve that comes into
 * that range only within a window of the middle has not settled; so is one that still rises or
 * falls. Source: Welch 1983, in Computer performance modeling handbook; Law 2015, Simulation
 * modeling and analysis, section 9.5.1. The rule is ours. Agreement: window of 0 is the plain mean;
 * known transients ({@code WarmUpTest}).
 */
public final class WelchCurve {
  private final double[] mean;
  private final double[] smoothed;
  private final int window;

  private WelchCurve(double[] mean, double[] smoothed, int window) {
    this.mean = mean;
    this.smoothed = smoothed;
    this.window = window;
  }

  /**
   * The curve.
   *
   * @param replications [replication][time], cut at the shortest
   * @param window times on either side of one, that are averaged with it
   */
  public static WelchCurve of(double[][] replications, int window) {
    double[] mean = Series.averaged(replications);
    Series.checkFinite(mean);
    if (window < 0 || mean.length < 8 || window > mean.length / 4) {
      throw new IllegalArgumentException(
          ("The window (%d) must not be negative nor above a quarter of the run (%d times,"
                  + " at least 8).")
              .formatted(window, mean.length));
    }
    double[] smoothed = new double[mean.length - window];
    for (int t = 0; t < smoothed.length; t++) {
      int reach = Math.min(t, window);
      double sum = 0;
      for (int s = t - reach; s <= t + reach; s++) {
        sum += mean[s];
      }
      smoothed[t] = sum / (2 * reach + 1);
    }
    return new WelchCurve(mean, smoothed, window);
  }

  /** Mean over replications, index time. */
  public double[] mean() {
    return mean.clone();
  }

  /** Moving average, index time; shorter than the mean by the window. */
  public double[] smoothed() {
    return smoothed.clone();
  }

  /** Times to leave out by the rule; not estimable if the curve has not settled. */
  public int warmUp() {
    int half = smoothed.length / 2;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = half; t < smoothed.length; t++) {
      low = Math.min(low, smoothed[t]);
      high = Math.max(high, smoothed[t]);
    }
    int settled = 0;
    for (int t = 0; t < half && t <= settled + window; t++) {
      if (smoothed[t] < low || smoothed[t] > high) {
        settled = t + 1;
      }
    }
    if (settled > 0 && settled >= half - window) {
      throw new NotEstimableException(
          ("The smoothed curve has not settled by the middle of the run (%d times). Maybe run"
                  + " longer, or take more replications.")
              .formatted(mean.length));
    }
    return settled;
  }
}
