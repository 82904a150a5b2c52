package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Why observation ends early. All but the last number refer to recorded scores only.
 *
 * @param ratePerMonth hazard
 * @param improved log hazard ratio while the last NRS is at most 70% of the baseline
 * @param worse log hazard ratio while it is at least one point above the baseline
 * @param workCompensation log hazard ratio with a claim
 * @param unseenPain psi: log hazard ratio per point that the pain of the day, which nobody has
 *     recorded, is above NRS 5; 0 means that dropout is at random given what is recorded
 */
public record Dropout(
    double ratePerMonth, double improved, double worse, double workCompensation, double unseenPain)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Dropout {
    Checks.notNegative("ratePerMonth", ratePerMonth);
  }
}
