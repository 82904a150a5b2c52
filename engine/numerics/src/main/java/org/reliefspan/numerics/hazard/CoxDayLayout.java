package org.reliefspan.numerics.hazard;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What all parts of a distributed Cox fit agree on.
 *
 * <p>Days run from 0 to the horizon; a row at risk on (start, stop] must stop on a whole day of
 * that range. Centring the covariates near their means keeps the sums accurate.
 */
public final class CoxDayLayout implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int strata;
  private final int horizonDays;
  private final TieHandling ties;
  private final double[] centre;
  private final double[] scale;

  private CoxDayLayout(
      int strata, int horizonDays, TieHandling ties, double[] centre, double[] scale) {
    this.strata = strata;
    this.horizonDays = horizonDays;
    this.ties = ties;
    this.centre = centre;
    this.scale = scale;
  }

  /**
   * A layout.
   *
   * @param strata number of strata, at least 1
   * @param horizonDays last day, not negative
   * @param ties Efron or Breslow
   * @param centre a value near the mean of each covariate, taken off before anything is summed
   */
  public static CoxDayLayout of(int strata, int horizonDays, TieHandling ties, double[] centre) {
    if (strata < 1 || horizonDays < 0) {
      throw new IllegalArgumentException(
          "strata (%d) must be positive and horizonDays (%d) not negative"
              .formatted(strata, horizonDays));
    }
    if (ties == TieHandling.EXACT) {
      throw new IllegalArgumentException(
          "ties (EXACT) must be EFRON or BRESLOW. Maybe the data are small enough for one machine.");
    }
    double[] ones = new double[centre.length];
    Arrays.fill(ones, 1);
    return new CoxDayLayout(strata, horizonDays, ties, centre.clone(), ones);
  }

  /** The same with covariates divided by positive scales; coefficients are then per scale. */
  public CoxDayLayout withScale(double[] divisors) {
    if (divisors.length != centre.length) {
      throw new IllegalArgumentException(
          "divisors (%d) must have %d entries".formatted(divisors.length, centre.length));
    }
    return new CoxDayLayout(strata, horizonDays, ties, centre, divisors.clone());
  }

  /** Number of covariates. */
  public int columns() {
    return centre.length;
  }

  /** Number of strata. */
  public int strata() {
    return strata;
  }

  /** Last day. */
  public int horizonDays() {
    return horizonDays;
  }

  /** How ties are handled. */
  public TieHandling ties() {
    return ties;
  }

  double scale(int column) {
    return scale[column];
  }

  double scaled(int column, double value) {
    return (value - centre[column]) / scale[column];
  }

  int cells() {
    return Math.multiplyExact(strata, horizonDays + 1);
  }

  int cell(int stratum, int day) {
    return stratum * (horizonDays + 1) + day;
  }

  /** Sum of r, of r x_j, and the upper triangle of r x_j x_k. */
  int momentWidth() {
    return 1 + columns() + columns() * (columns() + 1) / 2;
  }
}
