package org.reliefspan.simulation.clinic;

import java.util.HexFormat;
import org.reliefspan.numerics.random.PatientDraws;

/**
 * One simulated patient before anything is written.
 *
 * @param latent the course, seen or not
 * @param observation visits and scores
 */
record PatientCase(Latent latent, Observation observation) {

  /**
   * What happens to a patient, seen or not.
   *
   * @param number patient number
   * @param draws the patient's randomness
   * @param course noise-free course
   * @param opioids prescriptions
   */
  record Latent(long number, PatientDraws draws, Course course, OpioidCourse opioids) {

    String patientId() {
      return "p" + HexFormat.of().toHexDigits(draws.bits(Uses.STUDY_ID, 0));
    }

    boolean repeats() {
      return course.episodes().stream().anyMatch(Episode::opensAgain);
    }
  }

  Course course() {
    return latent.course();
  }

  PatientDraws draws() {
    return latent.draws();
  }

  int endDay() {
    return observation.endDay();
  }

  boolean deathObserved() {
    return course().deathDay() <= endDay();
  }
}
