package org.reliefspan.domain.simulation;

import java.util.List;

/**
 * What happened to simulated patients.
 *
 * @param flows between states at some times, by strategy
 * @param measures means over time, by strategy
 * @param events of the first patients, as many as were asked for; patient by patient
 * @param courses of some patients in sentences
 */
public record Histories(
    List<FlowRow> flows,
    List<MeasureRow> measures,
    List<EventRow> events,
    List<CourseRow> courses) {
  /** Nobody's. */
  public static final Histories NONE = new Histories(List.of(), List.of(), List.of(), List.of());

  public Histories {
    flows = List.copyOf(flows);
    measures = List.copyOf(measures);
    events = List.copyOf(events);
    courses = List.copyOf(courses);
  }

  /** The same with means of measures. */
  public Histories with(List<MeasureRow> means) {
    return new Histories(flows, means, events, courses);
  }
}
