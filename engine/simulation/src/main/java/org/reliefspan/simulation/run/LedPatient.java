package org.reliefspan.simulation.run;

import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Patient;

/**
 * A patient who is led through a program from happening to happening, beside others or alone:
 * begin, then step as long as there is a next tick, then end. Ticks count from where the patient
 * began. Not thread-safe, reused for other patients.
 */
public interface LedPatient {
  /**
   * Who begins.
   *
   * @param luck of all patients
   * @param patient number
   * @param appointments decide when activities begin
   */
  record Start(Philox luck, long patient, Appointments appointments) {}

  /** Makes a patient begin; gains go into an array from an index on. */
  void begin(Start start, double[] into, int from, Watch watch);

  /**
   * When something happens next or has to be looked at; {@link Appointments#NEVER} after an end or
   * the horizon.
   */
  long nextTick();

  /** Goes to the tick that {@link #nextTick} has said. */
  void step();

  /** The rest of the time until the horizon. */
  void end();

  /** A patient from the beginning to the end where nobody waits. */
  default void lead(Philox luck, long number, double[] into) {
    begin(new Start(luck, number, Appointments.UNLIMITED), into, 0, Watch.NOTHING);
    while (nextTick() != Appointments.NEVER) {
      step();
    }
    end();
  }

  /** What is booked of an activity begins at this tick, as nobody knew before it. */
  void place(int activity, long tick);

  /** What is booked of an activity is not missed any more; it begins when it is placed. */
  void expect(int activity, long tick, long now);

  /** The patient gives an activity up at this tick, which brings what that brings. */
  void leave(int activity, long tick, Happening how);

  /** A session stops at this tick. */
  void interrupt(int activity, long tick);

  /** What it brings that a session has stopped at this tick. */
  void interrupted(int activity, long tick);

  /** A session that was interrupted goes on at this tick. */
  void resume(int activity, long tick, RunningActivity.Resumption how);

  /** The patient. */
  Patient patient();

  /** The patient as at a tick, not before the last happening. */
  Patient patientAt(long tick);

  /** Whether nothing happens any more. */
  boolean isOver();

  /** The end of the pathway. */
  long horizon();
}
