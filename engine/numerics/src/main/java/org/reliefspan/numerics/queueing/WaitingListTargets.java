package org.reliefspan.numerics.queueing;

/**
 * Planning numbers of waiting lists as the English health service uses them: what a target for
 * waits asks of the length of a list and of capacity. Rules of thumb, to be checked by simulation:
 * the target capacity is not the formula of Pollaczek and Khinchine.
 *
 * <p>Formula: load = demand / capacity; target mean wait = target wait / factor (with exponential
 * waits and factor 4, 98.2% are within the target); target queue = demand x target mean wait;
 * target capacity = demand + (cv_demand^2 + cv_capacity^2) / 2 x factor / target wait; relief
 * capacity = demand + (queue - target queue) / time; pressure = 2 x mean wait / target wait; relief
 * is needed when the queue is more than twice its target. Domain: demand and times in one unit,
 * such as weeks; everything positive. Source: Fong et al. 2022, doi 10.1101/2022.08.23.22279117; R
 * package NHSRwaitinglist (commit 0d85b69). Agreement: the values of its tests to their digits
 * ({@code WaitingListTargetsTest}).
 */
public final class WaitingListTargets {
  /** Usual ratio of target wait and mean wait. */
  public static final double USUAL_FACTOR = 4;

  /** Usual number of weeks in which a list is to come down. */
  public static final double USUAL_WEEKS_OF_RELIEF = 26;

  private WaitingListTargets() {}

  /**
   * How a target is understood.
   *
   * @param factor target wait over the mean wait that goes with it
   * @param cvDemand standard deviation over mean of the times between referrals
   * @param cvCapacity standard deviation over mean of the times between treatments
   */
  public record Variability(double factor, double cvDemand, double cvCapacity) {
    /** Factor 4 and both coefficients 1. */
    public static final Variability USUAL = new Variability(USUAL_FACTOR, 1, 1);

    /** Refuses numbers that cannot be. */
    public Variability {
      Require.positive("factor", factor);
      Require.notNegative("coefficient of variation of demand", cvDemand);
      Require.notNegative("coefficient of variation of capacity", cvCapacity);
    }
  }

  /** Demand over capacity; from 1 on the list grows. */
  public static double load(double demand, double capacity) {
    return Require.notNegative("demand", demand) / Require.positive("capacity", capacity);
  }

  /** Mean wait that goes with a target for almost everybody. */
  public static double targetMeanWait(double targetWait, double factor) {
    return Require.positive("target wait", targetWait) / Require.positive("factor", factor);
  }

  /** Length of a list whose mean wait is the target mean wait. */
  public static double targetQueueSize(double demand, double targetWait, double factor) {
    return Require.notNegative("demand", demand) * targetMeanWait(targetWait, factor);
  }

  /** Capacity that keeps a list at its target once it is there. */
  public static double targetCapacity(double demand, double targetWait, Variability variability) {
    double squares =
        variability.cvDemand() * variability.cvDemand()
            + variability.cvCapacity() * variability.cvCapacity();
    return Require.notNegative("demand", demand)
        + squares / 2 / targetMeanWait(targetWait, variability.factor());
  }

  /** Capacity that brings a list from its size to its target in a time. */
  public static double reliefCapacity(
      double demand, double queueSize, double targetQueueSize, double time) {
    Require.notNegative("queue size", queueSize);
    Require.notNegative("target queue size", targetQueueSize);
    return Require.notNegative("demand", demand)
        + (queueSize - targetQueueSize) / Require.positive("time to target", time);
  }

  /**
   * Demand that allows for what few referrals say about it, for {@link #reliefCapacity}: the upper
   * end of about two standard errors of the mean time between referrals.
   *
   * <p>Formula: demand / (1 - 2 demand sd / sqrt(referrals)), where this is positive; else the
   * demand as it is, which too few referrals do not bound. NHSRwaitinglist calls sd a coefficient
   * of variation, but multiplies it by the demand.
   *
   * @param demand referrals per unit of time, as estimated
   * @param gapDeviation standard deviation of the times between referrals
   * @param referrals number of referrals behind the estimate
   */
  public static double upperDemand(double demand, double gapDeviation, int referrals) {
    Require.notNegative("demand", demand);
    Require.notNegative("standard deviation of the times between referrals", gapDeviation);
    Require.atLeastOne("number of referrals", referrals);
    double taken = 2 * demand * gapDeviation / Math.sqrt(referrals);
    return taken < 1 ? demand / (1 - taken) : demand;
  }

  /** Twice the mean wait over the target wait. */
  public static double pressure(double meanWait, double targetWait) {
    return 2
        * Require.notNegative("mean wait", meanWait)
        / Require.positive("target wait", targetWait);
  }

  /** Whether a list is more than twice as long as its target. */
  public static boolean isReliefNeeded(double queueSize, double targetQueueSize) {
    return queueSize > 2 * targetQueueSize;
  }

  /** Days within which a patient of priority 1 to 4 is to be treated. */
  public static int priorityTargetDays(int priority) {
    return switch (priority) {
      case 1 -> 7;
      case 2 -> 28;
      case 3 -> 84;
      case 4 -> 365;
      default ->
          throw new IllegalArgumentException(
              "The priority (%d) must be 1, 2, 3 or 4.".formatted(priority));
    };
  }
}
