package org.reliefspan.simulation.clinic;

/**
 * Yearly death rates by age, United States 2015, both sexes; a five-year band has the rate of its
 * middle year.
 *
 * <p>Source: Human Mortality Database as in LifeTable_USA_Mx_2015.csv of
 * DARTH-git/cohort-modeling-tutorial-timedep (MIT licence), commit 45dfd7d.
 */
final class LifeTable {

  private static final int FIRST_AGE = 20;

  /** Ages 22, 27, ..., 107. */
  private static final double[] RATES = {
    0.000917, 0.00107, 0.001289, 0.00155, 0.002052, 0.003023, 0.004905, 0.007395, 0.010456, 0.0147,
    0.022917, 0.035982, 0.059911, 0.103968, 0.172393, 0.287781, 0.433155, 0.572293
  };

  private LifeTable() {}

  /** Deaths per person-year at an age in years. */
  static double rate(double age) {
    int band = (int) Math.floor((age - FIRST_AGE) / 5);
    return RATES[Math.max(0, Math.min(RATES.length - 1, band))];
  }

  /**
   * Days from entry until the cumulative hazard reaches a level, infinite beyond ten years.
   *
   * @param age years at entry
   * @param factor on the rates
   * @param hazard the level, a standard exponential draw
   */
  static double daysToDeath(double age, double factor, double hazard) {
    double remaining = hazard;
    for (int year = 0; year < 10; year++) {
      double rate = factor * rate(age + year);
      if (remaining < rate) {
        return 365.25 * (year + remaining / rate);
      }
      remaining -= rate;
    }
    return Double.POSITIVE_INFINITY;
  }
}
