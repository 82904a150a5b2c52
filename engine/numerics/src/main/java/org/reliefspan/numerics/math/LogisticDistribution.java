package org.reliefspan.numerics.math;

/**
 * The logistic distribution with the same bits on every machine; its standard quantile is the log
 * odds.
 *
 * <p>Formula: F(x) = 1 / (1 + exp(-z)), z = (x - location) / scale, in {@link DetMath}. Domain: any
 * location, scales that are not negative. Edge cases: a scale of 0 is the location with certainty;
 * what has no value is NaN. Agreement: R 4.2.2 {@code plogis} and {@code qlogis}, relative 1e-14
 * ({@code ProbabilityFunctionsTest}).
 */
public final class LogisticDistribution {
  private LogisticDistribution() {}

  /** Probability of a value up to x. */
  public static double probability(double x, double location, double scale) {
    if (!(scale >= 0)) {
      return Double.NaN;
    }
    return scale == 0 ? (x < location ? 0 : 1) : probability((x - location) / scale);
  }

  /** Value up to which there is a probability. */
  public static double quantile(double probability, double location, double scale) {
    if (!(scale >= 0)) {
      return Double.NaN;
    }
    double standard = quantile(probability);
    return scale == 0 && !Double.isNaN(standard) ? location : location + scale * standard;
  }

  private static double probability(double z) {
    double small = DetMath.exp(-Math.abs(z));
    return z < 0 ? small / (1 + small) : 1 / (1 + small);
  }

  private static double quantile(double probability) {
    return probability >= 0 && probability <= 1
        ? DetMath.log(probability / (1 - probability))
        : Double.NaN;
  }
}
