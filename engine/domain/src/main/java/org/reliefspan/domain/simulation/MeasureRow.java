package org.reliefspan.domain.simulation;

import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/**
 * Mean of a measure over the patients who are not in a final state.
 *
 * @param time since the start, in the unit of the pathway
 * @param parameterLimits percentiles over draws of the parameters
 * @param patients how many
 */
public record MeasureRow(
    String strategy,
    String measure,
    double time,
    double value,
    Optional<Interval> parameterLimits,
    long patients) {
  public MeasureRow {
    Finite.require("time", time);
    Finite.require("mean", value);
  }
}
