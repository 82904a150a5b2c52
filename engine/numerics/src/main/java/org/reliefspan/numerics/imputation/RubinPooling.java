package org.reliefspan.numerics.imputation;

/**
 * Rubin's rules: one estimate from m completed data sets.
 *
 * <p>Formula: Q mean of the estimates, U mean of the variances, B = sum (Q_j - Q)<sup>2</sup> / (m
 * - 1), T = U + (1 + 1/m) B, lambda = (1 + 1/m) B / T; df = 1 / (1/v + 1/w) with v = (m - 1) /
 * lambda<sup>2</sup>, w = (c + 1) / (c + 3) c (1 - lambda), c the df of the complete data; fraction
 * of missing information (r + 2 / (df + 3)) / (r + 1), r = (1 + 1/m) B / U. Domain: at least two
 * estimates with positive variances. Edge cases: equal estimates give df (c + 1) / (c + 3) c;
 * infinite c gives v. Source: Rubin 1987, Multiple Imputation for Nonresponse in Surveys, section
 * 3.1; Barnard and Rubin 1999, doi 10.1093/biomet/86.4.948. Agreement: R 4.2.2, mice 3.15.0 {@code
 * pool.scalar}, relative 1e-12 ({@code RubinPoolingTest}).
 */
public final class RubinPooling {
  private RubinPooling() {}

  /**
   * Pools.
   *
   * @param estimates one for each completed data set
   * @param variances squared standard errors, positive
   * @param completeDegreesOfFreedom of an analysis without missing values; may be infinite
   */
  public static PooledEstimate pool(
      double[] estimates, double[] variances, double completeDegreesOfFreedom) {
    check(estimates, variances, completeDegreesOfFreedom);
    int count = estimates.length;
    double mean = mean(estimates);
    double within = mean(variances);
    double between = 0;
    for (double estimate : estimates) {
      between += (estimate - mean) * (estimate - mean) / (count - 1);
    }
    double added = (1 + 1.0 / count) * between;
    double total = within + added;
    double share = added / total;
    double degrees = degrees(count, share, completeDegreesOfFreedom);
    double increase = added / within;
    double missing = (increase + 2 / (degrees + 3)) / (increase + 1);
    return new PooledEstimate(mean, Math.sqrt(total), degrees, within, between, missing, count);
  }

  private static double degrees(int count, double share, double complete) {
    double inverse = share * share / (count - 1);
    if (complete < Double.POSITIVE_INFINITY) {
      inverse += (complete + 3) / ((complete + 1) * complete * (1 - share));
    }
    return 1 / inverse;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void check(double[] estimates, double[] variances, double complete) {
    if (estimates.length < 2 || variances.length != estimates.length) {
      throw new IllegalArgumentException(
          "estimates (%d) must be at least 2, with one variance (%d) each"
              .formatted(estimates.length, variances.length));
    }
    if (!(complete > 0)) {
      throw new IllegalArgumentException(
          "completeDegreesOfFreedom (%s) must be positive. Maybe use infinity?"
              .formatted(complete));
    }
    for (int i = 0; i < estimates.length; i++) {
      if (!(Double.isFinite(estimates[i])
          && variances[i] > 0
          && variances[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "estimate (%s) and variance (%s) of imputation %d must be finite and the variance positive"
                .formatted(estimates[i], variances[i], i));
      }
    }
  }
}
