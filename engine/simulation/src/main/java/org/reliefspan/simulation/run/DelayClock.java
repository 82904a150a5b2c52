package org.reliefspan.simulation.run;

import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Reads;

/** Rings a delay after it was switched on. */
final class DelayClock extends RunningClock {
  private final Node delay;
  private final boolean mayChange;
  private long origin;

  DelayClock(Clock clock, Node delay, int event, EventPlan plan) {
    super(clock, event, plan);
    this.delay = delay;
    this.mayChange = (delay.reads() & ~Reads.RUNNING) != 0;
  }

  @Override
  void switchOn(Patient patient, long now) {
    origin = now;
    set(patient, now);
  }

  @Override
  void switchOff(long now) {}

  @Override
  void lookAgain(Patient patient, long now) {
    if (mayChange) {
      set(patient, now);
    }
  }

  private void set(Patient patient, long now) {
    double value = delay.value(patient);
    if (!(value >= 0)) {
      throw notATime("delay");
    }
    ring = tick(origin, value, now);
  }
}
