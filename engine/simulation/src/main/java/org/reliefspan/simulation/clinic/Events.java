package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Surgery and death.
 *
 * @param surgeryRatePerMonth hazard of decompression in radiculopathy
 * @param surgerySeverity log hazard ratio per standard deviation of severity U
 * @param surgeryFactorAfterEpidural factor on the hazard in the 90 days after an epidural
 * @param surgerySuccess probability that surgery helps
 * @param mortalityFactor factor on the life table, 0 for nobody
 */
public record Events(
    double surgeryRatePerMonth,
    double surgerySeverity,
    double surgeryFactorAfterEpidural,
    double surgerySuccess,
    double mortalityFactor)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Events {
    Checks.notNegative("surgeryRatePerMonth", surgeryRatePerMonth);
    Checks.notNegative("surgeryFactorAfterEpidural", surgeryFactorAfterEpidural);
    Checks.share("surgerySuccess", surgerySuccess);
    Checks.notNegative("mortalityFactor", mortalityFactor);
  }
}
