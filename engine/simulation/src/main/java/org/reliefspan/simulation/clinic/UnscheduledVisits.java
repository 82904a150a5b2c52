package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/** Visits that the patient asks for, from the first treatment on. */
public sealed interface UnscheduledVisits extends Serializable {

  /** Nobody comes unasked. */
  record None() implements UnscheduledVisits {}

  /**
   * The worse the pain, the more visits.
   *
   * @param ratePerMonth rate at NRS 5
   * @param logRatePerTwoPoints log rate ratio per two NRS points
   * @param gapDays least distance between two such visits, days
   */
  record BySymptoms(double ratePerMonth, double logRatePerTwoPoints, int gapDays)
      implements UnscheduledVisits {
    /** Checks the rate and the gap. */
    public BySymptoms {
      Checks.notNegative("ratePerMonth", ratePerMonth);
      Checks.notNegative("logRatePerTwoPoints", logRatePerTwoPoints);
      Checks.notNegative("gapDays", gapDays);
    }
  }

  /**
   * One rate in relief and another out of it.
   *
   * @param perMonthInRelief rate while the noise-free state is in relief
   * @param perMonthOtherwise rate otherwise
   */
  record ByState(double perMonthInRelief, double perMonthOtherwise) implements UnscheduledVisits {
    /** Checks both. */
    public ByState {
      Checks.notNegative("perMonthInRelief", perMonthInRelief);
      Checks.notNegative("perMonthOtherwise", perMonthOtherwise);
    }
  }

  /**
   * One visit soon after each loss of relief.
   *
   * @param meanDays mean of the exponential delay
   */
  record AfterLoss(double meanDays) implements UnscheduledVisits {
    /** Checks the mean. */
    public AfterLoss {
      Checks.between("meanDays", meanDays, 1e-6, 3650);
    }
  }
}
