package org.reliefspan.numerics.output;

import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Runs of x(t) = mean + phi (x(t - 1) - mean) + noise, noise normal with variance 1 - phi^2, so
 * that the variance is 1 in steady state. A run that begins at mean + d is off by d phi^(t + 1) at
 * t.
 */
final class Autoregression {
  private static final Purpose NOISE = Purpose.of("noise");
  private static final Purpose START = Purpose.of("start");
  private final Philox luck;
  private final double mean;
  private final double phi;

  Autoregression(String name, double mean, double phi) {
    this.luck = Philox.keyed(77, name);
    this.mean = mean;
    this.phi = phi;
  }

  /** From steady state. */
  double[] steady(int run, int length) {
    double begin = Quantiles.normal(luck.uniform(run, START, 0), 0, 1);
    return from(begin, run, length);
  }

  /** From the mean plus a distance. */
  double[] from(double distance, int run, int length) {
    double[] series = new double[length];
    double deviation = distance;
    double scale = Math.sqrt(1 - phi * phi);
    for (int t = 0; t < length; t++) {
      deviation = phi * deviation + Quantiles.normal(luck.uniform(run, NOISE, t), 0, scale);
      series[t] = mean + deviation;
    }
    return series;
  }
}
