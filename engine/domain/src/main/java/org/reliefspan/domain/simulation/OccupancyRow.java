package org.reliefspan.domain.simulation;

/**
 * Share of patients in a state.
 *
 * @param time since the start, in the unit of the pathway
 * @param value between 0 and 1
 */
public record OccupancyRow(String strategy, String state, double time, double value) {
  public OccupancyRow {
    Finite.require("time", time);
    Finite.require("share", value);
  }
}
