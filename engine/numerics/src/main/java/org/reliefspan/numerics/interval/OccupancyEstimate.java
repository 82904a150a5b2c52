package org.reliefspan.numerics.interval;

/**
 * Probability of being in relief by day, from the times relief begins and ends.
 *
 * <p>Formula: P(in relief at t) = P(T_on <= t) - P(T_off <= t), cut at 0; days in relief up to tau
 * are its area by trapezoids between whole days. Both curves must be over the same denominator
 * (never-responders have no T_on and no T_off) and come from {@link
 * TurnbullEstimator#cumulativeByDay}, mass spread evenly. Edge case: separately estimated curves
 * may cross by sampling error, hence the cut. Source: Pepe 1991, J Am Stat Assoc 86:770. Works on
 * the caller's arrays, for a bootstrap.
 */
public final class OccupancyEstimate {
  private OccupancyEstimate() {}

  /**
   * Writes the occupancy by day; all arrays index 0 to horizon inclusive. The result may be the
   * same array as an input.
   */
  public static void fill(double[] cumulativeOn, double[] cumulativeOff, double[] occupancy) {
    if (cumulativeOn.length != occupancy.length || cumulativeOff.length != occupancy.length) {
      throw new IllegalArgumentException(
          "cumulativeOn (%d), cumulativeOff (%d) and occupancy (%d) must be equally long"
              .formatted(cumulativeOn.length, cumulativeOff.length, occupancy.length));
    }
    for (int day = 0; day < occupancy.length; day++) {
      occupancy[day] = Math.max(0, cumulativeOn[day] - cumulativeOff[day]);
    }
  }

  /** Mean days in relief from day 0 to tau, tau at most the horizon of the occupancy. */
  public static double daysInRelief(double[] occupancy, int tauDays) {
    if (tauDays < 1 || tauDays >= occupancy.length) {
      throw new IllegalArgumentException(
          "tauDays (%d) must lie between 1 and the horizon (%d)"
              .formatted(tauDays, occupancy.length - 1));
    }
    double sum = 0;
    for (int day = 0; day < tauDays; day++) {
      sum += 0.5 * (occupancy[day] + occupancy[day + 1]);
    }
    return sum;
  }
}
