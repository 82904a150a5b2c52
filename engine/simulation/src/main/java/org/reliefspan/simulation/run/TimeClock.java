package org.reliefspan.simulation.run;

import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Reads;

/** Rings at a time since the start; not when that is past, and not twice at one time. */
final class TimeClock extends RunningClock {
  private final Node time;
  private final boolean mayChange;
  private long lastRing;

  TimeClock(Clock clock, Node time, int event, EventPlan plan) {
    super(clock, event, plan);
    this.time = time;
    this.mayChange = (time.reads() & ~Reads.RUNNING) != 0;
  }

  @Override
  void reset() {
    super.reset();
    lastRing = -1;
  }

  @Override
  void rang(long now) {
    super.rang(now);
    lastRing = now;
  }

  @Override
  void switchOn(Patient patient, long now) {
    double value = time.value(patient);
    if (Double.isNaN(value)) {
      throw notATime("time");
    }
    long at = tick(0, value, Long.MIN_VALUE);
    ring = at < now || at == lastRing ? NEVER : at;
  }

  @Override
  void switchOff(long now) {}

  @Override
  void lookAgain(Patient patient, long now) {
    if (mayChange) {
      switchOn(patient, now);
    }
  }
}
