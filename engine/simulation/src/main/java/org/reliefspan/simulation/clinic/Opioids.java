package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Prescriptions of opioids, 30 days each, and the harm of long use.
 *
 * @param userShare share of patients with any, for entry on 1 January 2022
 * @param stopProbability probability of stopping at each renewal
 * @param escalationProbability probability of one more unit a day at a renewal, out of relief
 * @param taperShare share of users whose dose is tapered after half a year
 * @param taperStep share of the dose taken off at each renewal of a taper
 * @param harmPerFifty NRS points added per 50 mg of morphine equivalents a day in long use
 * @param harmAfterDays days of use after which that begins
 */
public record Opioids(
    double userShare,
    double stopProbability,
    double escalationProbability,
    double taperShare,
    double taperStep,
    double harmPerFifty,
    int harmAfterDays)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Opioids {
    Checks.share("userShare", userShare);
    Checks.share("stopProbability", stopProbability);
    Checks.share("escalationProbability", escalationProbability);
    Checks.share("taperShare", taperShare);
    Checks.between("taperStep", taperStep, 0, 0.25);
    Checks.notNegative("harmPerFifty", harmPerFifty);
    Checks.atLeastOne("harmAfterDays", harmAfterDays);
  }
}
