package org.reliefspan.domain.simulation;

/**
 * Share of patients who are in one state at one time and in another at the next.
 *
 * @param fromTime in the unit of the pathway
 * @param toTime in the unit of the pathway
 * @param value share of all patients
 */
public record FlowRow(
    String strategy, double fromTime, double toTime, String from, String to, double value) {
  public FlowRow {
    Finite.require("time", fromTime);
    Finite.require("time", toTime);
    Finite.require("share", value);
  }
}
