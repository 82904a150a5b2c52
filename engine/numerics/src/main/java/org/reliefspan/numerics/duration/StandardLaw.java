package org.reliefspan.numerics.duration;

import org.reliefspan.numerics.limits.StandardNormal;

/**
 * Laws of a standardised log time Z, in logarithms that hold in both tails.
 *
 * <p>Formula: Gumbel for minima F = 1 - exp(-e^z); normal; logistic F = 1 / (1 + e^-z). Domain: all
 * numbers. Edge cases: a log probability is negative infinity only at infinite z, or where e^z
 * exceeds the largest number. Source: Kalbfleisch and Prentice 2002, The statistical analysis of
 * failure time data, chapter 2. Agreement: R 4.2.2 {@code pnorm(log.p = TRUE)} and {@code
 * plogis(log.p = TRUE)} to relative 1e-13 for |z| up to 300 ({@code StandardLawTest}).
 */
public enum StandardLaw {
  /** log T of an exponential or Weibull time. */
  GUMBEL {
    @Override
    public double logSurvivor(double z) {
      return -Math.exp(z);
    }

    @Override
    public double logCumulative(double z) {
      return z < -30 ? z - Math.exp(z) / 2 : LogProbability.complement(Math.exp(z));
    }

    @Override
    public double logDensity(double z) {
      return z - Math.exp(z);
    }

    @Override
    public double slope(double z) {
      return 1 - Math.exp(z);
    }

    @Override
    public double curvature(double z) {
      return -Math.exp(z);
    }

    @Override
    public double quantile(double probability) {
      return Math.log(-Math.log1p(-probability));
    }
  },
  /** log T of a log-normal time. */
  NORMAL {
    @Override
    public double logSurvivor(double z) {
      return z > 5 ? logFarTail(z) : z > -1 ? log(z) : Math.log1p(-StandardNormal.survivor(-z));
    }

    private double log(double z) {
      return Math.log(StandardNormal.survivor(z));
    }

    private double logFarTail(double z) {
      double fraction = z;
      for (int term = 60; term >= 1; term--) {
        fraction = z + term / fraction;
      }
      return logDensity(z) - Math.log(fraction);
    }

    @Override
    public double logCumulative(double z) {
      return logSurvivor(-z);
    }

    @Override
    public double logDensity(double z) {
      return -0.5 * z * z - HALF_LOG_TWO_PI;
    }

    @Override
    public double slope(double z) {
      return -z;
    }

    @Override
    public double curvature(double z) {
      return -1;
    }

    @Override
    public double quantile(double probability) {
      return StandardNormal.quantile(probability);
    }
  },
  /** log T of a log-logistic time. */
  LOGISTIC {
    @Override
    public double logSurvivor(double z) {
      return -LogProbability.logOnePlusExp(z);
    }

    @Override
    public double logCumulative(double z) {
      return -LogProbability.logOnePlusExp(-z);
    }

    @Override
    public double logDensity(double z) {
      return -Math.abs(z) - 2 * Math.log1p(Math.exp(-Math.abs(z)));
    }

    @Override
    public double slope(double z) {
      return -Math.tanh(z / 2);
    }

    @Override
    public double curvature(double z) {
      return -2 * Math.exp(logDensity(z));
    }

    @Override
    public double quantile(double probability) {
      return Math.log(probability) - Math.log1p(-probability);
    }
  };

  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** log P(Z > z). */
  public abstract double logSurvivor(double z);

  /** log P(Z <= z). */
  public abstract double logCumulative(double z);

  /** Log of the density. */
  public abstract double logDensity(double z);

  /** First derivative of {@link #logDensity}. */
  public abstract double slope(double z);

  /** Second derivative of {@link #logDensity}. */
  public abstract double curvature(double z);

  /** The z with P(Z <= z) = probability, for probability between 0 and 1. */
  public abstract double quantile(double probability);

  /**
   * log P(from < Z <= to), taken from the tail that keeps its digits.
   *
   * @param from may be negative infinity
   * @param to above from, may be infinite
   */
  public double logInterval(double from, double to) {
    if (from == Double.NEGATIVE_INFINITY) {
      return to == Double.POSITIVE_INFINITY ? 0 : logCumulative(to);
    }
    if (to == Double.POSITIVE_INFINITY) {
      return logSurvivor(from);
    }
    return to < 0
        ? LogProbability.difference(logCumulative(to), logCumulative(from))
        : LogProbability.difference(logSurvivor(from), logSurvivor(to));
  }
}
