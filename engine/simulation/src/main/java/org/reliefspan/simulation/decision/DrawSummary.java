package org.reliefspan.simulation.decision;

import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;

/**
 * An outcome over draws of the parameters, with parameter uncertainty and Monte Carlo error apart.
 *
 * <p>Formula: the mean of the draws' means; percentiles (type 7) of the draws' means; the Monte
 * Carlo error of the mean, sd / sqrt(draws), which counts luck of draws and of patients. Draws of
 * few patients are noisy and their percentiles too wide: {@code noiseShare} is the squared error of
 * a draw over the variance between draws. Source: O'Hagan, Stevenson and Madan 2007, doi
 * 10.1002/hec.1199.
 *
 * @param mean over draws
 * @param monteCarloError one standard error of the mean
 * @param parameterLimits percentiles over draws
 * @param noiseShare share of the variance between draws that is luck of patients, 0 to 1
 */
public record DrawSummary(
    double mean, double monteCarloError, Limits parameterLimits, double noiseShare) {

  /**
   * Summarises.
   *
   * @param means of the draws, at least two
   * @param error Monte Carlo standard error of each, 0 where a draw is exact
   * @param level such as 0.95
   */
  public static DrawSummary of(double[] means, double error, double level) {
    if (means.length < 2 || !(error >= 0)) {
      throw new IllegalArgumentException(
          "means (%d) must be at least 2, and their error (%s) not negative"
              .formatted(means.length, error));
    }
    Moments moments = Moments.of(means);
    double noise = error * error;
    return new DrawSummary(
        moments.mean(),
        moments.standardError(),
        PercentileInterval.of(means, level),
        noise == 0 ? 0 : Math.min(1, noise / Math.max(moments.variance(), noise)));
  }
}
