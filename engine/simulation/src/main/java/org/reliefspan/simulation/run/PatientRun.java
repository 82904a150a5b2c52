package org.reliefspan.simulation.run;

import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Program;

/**
 * Runs patients through one program, one at a time. Keeps working arrays: not thread-safe, one per
 * thread; allocates nothing per patient.
 */
interface PatientRun {
  /**
   * Runs a patient.
   *
   * @param luck of all patients
   * @param patient number
   * @param gains filled with what the patient gained, by outcome
   * @param at where to begin in gains
   * @param watch sees what happens
   */
  void run(Philox luck, long patient, double[] gains, int at, Watch watch);

  /**
   * The run of a program, in cycles or from event to event.
   *
   * @param readings of measures, from event to event
   */
  static PatientRun of(Program program, Readings readings) {
    return program.cycles().isPresent() ? new CycleRun(program) : new EventRun(program, readings);
  }
}
