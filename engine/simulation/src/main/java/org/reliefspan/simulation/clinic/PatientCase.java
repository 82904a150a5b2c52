package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.random.PatientDraws;

/**
 * One simulated patient before anything is written: the course and what is seen of it.
 *
 * @param number patient number
 * @param draws the patient's randomness
 * @param course noise-free course
 * @param opioids prescriptions
 * @param observation visits and scores
 */
record PatientCase(
    long number, PatientDraws draws, Course course, OpioidCourse opioids, Observation observation) {

  String patientId() {
    return "p%016x".formatted(draws.bits(Uses.STUDY_ID, 0));
  }

  int endDay() {
    return observation.endDay();
  }

  boolean deathObserved() {
    return course.deathDay() <= endDay();
  }
}
