package org.reliefspan.numerics.glm;

import java.io.Serializable;
import org.apache.commons.math3.special.Gamma;

/** The distribution of a response around its mean, up to a dispersion. */
public sealed interface ErrorDistribution extends Serializable {
  /** Variance at a mean, dispersion 1. */
  double variance(double mean);

  /** Twice the log likelihood lost at a mean, compared with mean = response; weight 1. */
  double unitDeviance(double response, double mean);

  /** Log likelihood of a row whose mean equals its response, dispersion 1. */
  double saturatedLogLikelihood(double response, double weight);

  /** Whether a mean is possible. */
  boolean allowsMean(double mean);

  /** Whether a response is possible. */
  boolean allowsResponse(double response);

  /** A mean near the response, to start from. */
  double startMean(double response, double weight);

  /** Whether the dispersion is estimated; otherwise it is 1. */
  boolean hasDispersion();

  /** Normal with one variance. */
  record Normal() implements ErrorDistribution {
    @Override
    public double variance(double mean) {
      return 1;
    }

    @Override
    public double unitDeviance(double response, double mean) {
      return (response - mean) * (response - mean);
    }

    @Override
    public double saturatedLogLikelihood(double response, double weight) {
      return 0;
    }

    @Override
    public boolean allowsMean(double mean) {
      return true;
    }

    @Override
    public boolean allowsResponse(double response) {
      return true;
    }

    @Override
    public double startMean(double response, double weight) {
      return response;
    }

    @Override
    public boolean hasDispersion() {
      return true;
    }
  }

  /** Yes or no, or a share of trials with the trials as weight. */
  record Binomial() implements ErrorDistribution {
    @Override
    public double variance(double mean) {
      return mean * (1 - mean);
    }

    @Override
    public double unitDeviance(double response, double mean) {
      return 2
          * (timesLog(response, response / mean)
              + timesLog(1 - response, (1 - response) / (1 - mean)));
    }

    @Override
    public double saturatedLogLikelihood(double response, double weight) {
      if (response == 0 || response == 1 || weight == 0) {
        return 0;
      }
      double yes = weight * response;
      double no = weight - yes;
      return Gamma.logGamma(weight + 1)
          - Gamma.logGamma(yes + 1)
          - Gamma.logGamma(no + 1)
          + timesLog(yes, response)
          + timesLog(no, 1 - response);
    }

    @Override
    public boolean allowsMean(double mean) {
      return mean > 0 && mean < 1;
    }

    @Override
    public boolean allowsResponse(double response) {
      return response >= 0 && response <= 1;
    }

    @Override
    public double startMean(double response, double weight) {
      return (weight * response + 0.5) / (weight + 1);
    }

    @Override
    public boolean hasDispersion() {
      return false;
    }
  }

  /** Counts with variance equal to the mean. */
  record Poisson() implements ErrorDistribution {
    @Override
    public double variance(double mean) {
      return mean;
    }

    @Override
    public double unitDeviance(double response, double mean) {
      return 2 * (timesLog(response, response / mean) - (response - mean));
    }

    @Override
    public double saturatedLogLikelihood(double response, double weight) {
      return weight * (timesLog(response, response) - response - Gamma.logGamma(response + 1));
    }

    @Override
    public boolean allowsMean(double mean) {
      return mean > 0 && mean < Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean allowsResponse(double response) {
      return response >= 0;
    }

    @Override
    public double startMean(double response, double weight) {
      return response + 0.1;
    }

    @Override
    public boolean hasDispersion() {
      return false;
    }
  }

  /**
   * Counts with variance mean + mean<sup>2</sup> / theta.
   *
   * @param theta positive
   */
  record NegativeBinomial(double theta) implements ErrorDistribution {
    /** Refuses a theta that is not positive. */
    public NegativeBinomial {
      if (!(theta > 0 && theta < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("theta (%s) must be positive".formatted(theta));
      }
    }

    @Override
    public double variance(double mean) {
      return mean + mean * mean / theta;
    }

    @Override
    public double unitDeviance(double response, double mean) {
      return 2
          * (timesLog(response, response / mean)
              - (response + theta) * Math.log((response + theta) / (mean + theta)));
    }

    @Override
    public double saturatedLogLikelihood(double response, double weight) {
      return weight
          * (Gamma.logGamma(theta + response)
              - Gamma.logGamma(theta)
              - Gamma.logGamma(response + 1)
              + theta * Math.log(theta)
              + timesLog(response, response)
              - (theta + response) * Math.log(theta + response));
    }

    @Override
    public boolean allowsMean(double mean) {
      return mean > 0 && mean < Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean allowsResponse(double response) {
      return response >= 0;
    }

    @Override
    public double startMean(double response, double weight) {
      return response + (response == 0 ? 1 / 6.0 : 0);
    }

    @Override
    public boolean hasDispersion() {
      return false;
    }
  }

  private static double timesLog(double factor, double argument) {
    return factor == 0 ? 0 : factor * Math.log(argument);
  }
}
