package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * What is written beyond the usual tables.
 *
 * @param sensitisation whether C is a column
 * @param diary probability that a day of the pain diary is filled in, days 1 to 21 after each index
 *     procedure; 0 for no diary
 */
public record Release(Sensitisation sensitisation, double diary) implements Serializable {
  /** Checks every component that could make no clinic. */
  public Release {
    Checks.share("diary", diary);
  }
}
