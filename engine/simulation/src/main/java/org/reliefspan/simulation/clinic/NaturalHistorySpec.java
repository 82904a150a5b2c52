package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * What happens without treatment: improvement F (1 - exp(-t / tau)) from entry.
 *
 * @param chronicMean mean of F, ODI points
 * @param chronicDeviation its standard deviation
 * @param acuteMean mean of F in acute radiculopathy
 * @param acuteDeviation its standard deviation
 * @param timeConstantDays tau, days
 * @param painPerFunctionPoint NRS points that go with one ODI point of history
 * @param painShareLimit history of pain stays within this share of the pain at entry, either way
 */
public record NaturalHistorySpec(
    double chronicMean,
    double chronicDeviation,
    double acuteMean,
    double acuteDeviation,
    double timeConstantDays,
    double painPerFunctionPoint,
    double painShareLimit)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public NaturalHistorySpec {
    Checks.notNegative("chronicDeviation", chronicDeviation);
    Checks.notNegative("acuteDeviation", acuteDeviation);
    Checks.between("timeConstantDays", timeConstantDays, 1e-6, 1e6);
    // below one half, so that history alone never gives permanent pain_50
    Checks.between("painShareLimit", painShareLimit, 0, 0.49);
  }
}
