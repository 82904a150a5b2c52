package org.reliefspan.domain.simulation;

import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/**
 * How many wait for a step at a time.
 *
 * @param time since the start, in units of the pathway
 * @param value mean over replications
 * @param band within which 95 percent of replications lie; empty with fewer than 20
 */
public record WaitingRow(
    String scenario, String step, double time, double value, Optional<Interval> band) {
  public WaitingRow {
    Finite.require("value", value);
  }
}
