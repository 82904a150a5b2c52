package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Administrative follow-up: uniform between two limits, independent of everything.
 *
 * @param shortestDays days from entry
 * @param longestDays days from entry
 */
public record FollowUp(int shortestDays, int longestDays) implements Serializable {
  /** Checks every component that could make no clinic. */
  public FollowUp {
    Checks.notNegative("shortestDays", shortestDays);
    Checks.between("longestDays", longestDays, shortestDays, 3650);
  }
}
