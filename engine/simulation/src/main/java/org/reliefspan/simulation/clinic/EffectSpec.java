package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * One procedure's effect in responders.
 *
 * @param duration law of D, the days until all effect has ended
 * @param durationLogDeviation standard deviation of a log-normal factor on the duration
 * @param onsetDays time constant of the rise, days
 * @param functionMean mean gain on the ODI, points
 * @param functionDeviation its standard deviation, points
 */
public record EffectSpec(
    DurationLaw duration,
    double durationLogDeviation,
    double onsetDays,
    double functionMean,
    double functionDeviation)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public EffectSpec {
    Checks.between("onsetDays", onsetDays, 1e-6, 1e6);
    Checks.notNegative("durationLogDeviation", durationLogDeviation);
    Checks.notNegative("functionDeviation", functionDeviation);
  }
}
