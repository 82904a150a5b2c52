package org.reliefspan.simulation.clinic;

import java.util.List;

/** The noise-free course of one patient, seen or not. Days count from entry. */
public final class TrueCourse {
  private final Course course;
  private final List<Treatment> treatments;
  private final int endDay;
  private final int plannedEndDay;

  private TrueCourse(Course course, int endDay, int plannedEndDay) {
    this.course = course;
    this.treatments = course.episodes().stream().map(TrueCourse::treatment).toList();
    this.endDay = endDay;
    this.plannedEndDay = plannedEndDay;
  }

  /**
   * A therapeutic procedure or surgery.
   *
   * @param procedure family of the catalogue
   * @param day from entry
   * @param surgery whether it is surgery of the region
   */
  public record Treatment(String procedure, int day, boolean surgery) {}

  static TrueCourse of(ClinicSpec spec, PatientCase patient) {
    return new TrueCourse(
        patient.course(),
        patient.endDay(),
        ObservationDraw.lastDay(spec, patient.course(), patient.draws()));
  }

  private static Treatment treatment(Episode episode) {
    return new Treatment(
        episode.procedure().family(), episode.day(), episode.kind() == Episode.Kind.SURGERY);
  }

  /**
   * Therapeutic procedures and surgery.
   *
   * @return in order, also those after the end of observation
   */
  public List<Treatment> treatments() {
    return treatments;
  }

  /**
   * Noise-free pain.
   *
   * @param day from entry
   * @return NRS points
   */
  public double pain(double day) {
    return course.pain(day);
  }

  /**
   * Noise-free disability.
   *
   * @param day from entry
   * @return ODI points
   */
  public double function(double day) {
    return course.function(day);
  }

  /**
   * Day of death.
   *
   * @return from entry, infinite beyond ten years
   */
  public double deathDay() {
    return course.deathDay();
  }

  /**
   * End of observation.
   *
   * @return from entry
   */
  public int endDay() {
    return endDay;
  }

  /**
   * End of observation but for dropout.
   *
   * @return from entry
   */
  public int plannedEndDay() {
    return plannedEndDay;
  }
}
