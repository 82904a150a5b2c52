package org.reliefspan.numerics.hazard;

/**
 * What all parts of a distributed Cox fit agree on.
 *
 * <p>Days run from 0 to the horizon; a row at risk on (start, stop] must stop on a whole day of
 * that range. Centring the covariates near their means keeps the sums accurate.
 */
public final class CoxDayLayout {
  private final int strata;
  private final int horizonDays;
  private final TieHandling ties;
  private final double[] centre;

  private CoxDayLayout(int strata, int horizonDays, TieHandling ties, double[] centre) {
    this.strata = strata;
    this.horizonDays = horizonDays;
    this.ties = ties;
    this.centre = centre;
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
    return new CoxDayLayout(strata, horizonDays, ties, centre.clone());
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

  double centre(int column) {
    return centre[column];
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
