package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * What the clinic gets to see of a course.
 *
 * @param endDay end of observation, from entry
 * @param contacts visits kept and missed, by day
 * @param scores recorded scores, by day
 */
record Observation(int endDay, List<Contact> contacts, List<Score> scores) {

  /**
   * A recorded score.
   *
   * @param day from entry
   * @param measure of what
   * @param value in the measure's unit
   */
  record Score(int day, ClinicMeasure measure, double value) {}

  Observation {
    contacts = List.copyOf(contacts);
    scores = List.copyOf(scores);
  }
}
