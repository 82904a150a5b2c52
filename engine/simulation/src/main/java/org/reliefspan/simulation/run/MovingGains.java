package org.reliefspan.simulation.run;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;

/**
 * What stays in states add by values that move with time, each from one jump or bend to the next.
 * Measures are read on the way, so that nobody has to go back. Not thread-safe.
 */
final class MovingGains {
  private static final MovingGain[] NONE = new MovingGain[0];

  private final MovingGain[][] byState;
  private final Readings readings;
  private MovingGain[] present = NONE; // those that go on
  private double until; // first jump or bend of those
  private boolean isChanging; // what they read, at the present time

  MovingGains(Program program, DiscountFactors factors, Readings readings) {
    this.readings = readings;
    double piece = program.horizon() / Program.PIECES;
    List<Outcome> outcomes = program.outcomes();
    this.byState = new MovingGain[program.states().size()][];
    for (int state = 0; state < byState.length; state++) {
      List<MovingGain> moving = new ArrayList<>();
      for (int k = 0; k < outcomes.size(); k++) {
        if (outcomes.get(k).perTime().get(state).isMoving()) {
          moving.add(new MovingGain(outcomes.get(k).perTime().get(state), k, factors, piece));
        }
      }
      byState[state] = moving.isEmpty() ? NONE : moving.toArray(MovingGain[]::new);
    }
  }

  /** Another patient, who begins now. */
  void begin() {
    readings.begin();
    isChanging = true;
    present = NONE;
    until = Double.POSITIVE_INFINITY;
  }

  /** Comes to a time, after every jump and bend before it; the patient is left there. */
  void comeTo(double time, Patient patient, double[] into, int at) {
    if (isChanging && time > patient.time()) {
      goOn(patient);
    }
    while (until < time) {
      double here = until;
      readings.until(here, patient);
      patient.moveTo(here);
      until = Double.POSITIVE_INFINITY;
      for (MovingGain gain : present) {
        if (gain.until() <= here) {
          gain.settle(here, patient, into, at);
          gain.goOn(patient);
        }
        until = Math.min(until, gain.until());
      }
    }
    readings.until(time, patient);
    patient.moveTo(time);
  }

  private void goOn(Patient patient) {
    isChanging = false;
    present = byState[patient.state()];
    until = Double.POSITIVE_INFINITY;
    for (MovingGain gain : present) {
      gain.goOn(patient);
      until = Math.min(until, gain.until());
    }
  }

  /** Adds what was gained until now, before something changes that it reads. */
  void settle(Patient patient, double[] into, int at) {
    isChanging = true;
    for (MovingGain gain : present) {
      gain.settle(patient.time(), patient, into, at);
    }
  }

  /** Reads measures until a time. */
  void readUntil(double time, Patient patient) {
    readings.until(time, patient);
  }

  /** The pathway is over for this patient. */
  void readNoMore() {
    readings.end();
  }
}
