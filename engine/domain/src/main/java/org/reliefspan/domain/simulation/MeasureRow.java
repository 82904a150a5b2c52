package org.reliefspan.domain.simulation;

/**
 * Mean of a measure over the patients who are not in a final state.
 *
 * @param time since the start, in the unit of the pathway
 * @param patients how many
 */
public record MeasureRow(
    String strategy, String measure, double time, double value, long patients) {
  public MeasureRow {
    Finite.require("time", time);
    Finite.require("mean", value);
  }
}
