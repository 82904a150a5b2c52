package org.reliefspan.domain.simulation;

/**
 * Something that happened to a simulated patient.
 *
 * @param patient number, counted from 0
 * @param time since the start, in the unit of the pathway
 * @param event name of the event, {@code start}, or {@code move} in discrete time
 * @param from empty at the start
 */
public record EventRow(
    String strategy, long patient, double time, String event, String from, String to) {
  public EventRow {
    Finite.require("time", time);
  }
}
