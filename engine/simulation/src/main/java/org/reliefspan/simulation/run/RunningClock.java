package org.reliefspan.simulation.run;

import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;

/**
 * A clock of one patient. Not thread-safe, reused for all patients of a thread.
 *
 * <p>It is off or on, and knows the tick at which it will ring if nothing changes. Ticks of
 * simultaneous rings are compared by the caller.
 */
abstract class RunningClock {
  /** No ring. */
  static final long NEVER = Long.MAX_VALUE;

  private static final double SAME_TICK = 1e-6; // a time that rounding put behind its tick

  final Clock clock;
  final int event;
  private final boolean[] runsIn;
  private final Node when;
  private final boolean isConditional;
  private final int onlyState;
  private final double ticksPerUnit;
  private final long horizon;
  final boolean isMoving;
  boolean isOn;
  long ring;
  long lookAt;

  RunningClock(Clock clock, int event, EventPlan plan) {
    this.clock = clock;
    this.event = event;
    this.ticksPerUnit = plan.ticksPerUnit;
    this.horizon = plan.horizon;
    this.runsIn = plan.runsIn[event];
    this.when = clock.when();
    this.isConditional = !(when.isConstant() && when.constant() != 0);
    this.onlyState = clock.onlyState().orElse(-1);
    this.isMoving = when.isMoving() || clock.hazardRatio().isMoving();
  }

  /** The running clock of a timing. */
  static RunningClock of(Clock clock, int event, EventPlan plan) {
    Clock.Timing timing = clock.timing();
    if (timing instanceof Clock.Hazard hazard) {
      return new HazardClock(clock, hazard.law(), event, plan);
    }
    return timing instanceof Clock.AtTime at
        ? new TimeClock(clock, at.time(), event, plan)
        : new DelayClock(clock, ((Clock.AfterDelay) timing).delay(), event, plan);
  }

  /** Another patient. */
  void reset() {
    isOn = false;
    ring = NEVER;
    lookAt = NEVER;
  }

  /** Switches on, off, or looks again at what its expressions say. */
  final void look(Patient patient, long now, boolean enteredAgain) {
    lookAt = NEVER;
    boolean mayRun = runsIn[patient.state()];
    boolean runs = mayRun && (!isConditional || holds(patient, now));
    if (isOn && (!runs || (enteredAgain && onlyState == patient.state()))) {
      switchOff(now);
      isOn = false;
      ring = NEVER;
    }
    if (runs && !isOn) {
      isOn = true;
      switchOn(patient, now);
    } else if (runs) {
      lookAgain(patient, now);
    }
    if (isOn && isMoving) {
      lookAt = Math.min(lookAt, nextChange(patient, now));
    }
  }

  /** Whether its condition holds; looks again when that may change by itself. */
  private boolean holds(Patient patient, long now) {
    patient.lookNoMore();
    boolean holds = when.watch(patient) != 0;
    lookAt = lookTick(patient.lookAgain(), patient, now);
    return holds;
  }

  /** When what it reads beside its condition may change by itself. */
  long nextChange(Patient patient, long now) {
    return NEVER;
  }

  /** The first tick after now at which a change at a time is seen. */
  final long lookTick(double time, Patient patient, long now) {
    if (time <= patient.time()) {
      return now < horizon ? now + 1 : NEVER;
    }
    double ticks = Math.ceil(time * ticksPerUnit - SAME_TICK);
    return ticks <= horizon ? Math.max(now + 1, (long) ticks) : NEVER;
  }

  /** It rang: its luck is used up. */
  void rang(long now) {
    isOn = false;
    ring = NEVER;
  }

  abstract void switchOn(Patient patient, long now);

  abstract void switchOff(long now);

  abstract void lookAgain(Patient patient, long now);

  /** Age in units of time. */
  final double age(long now, long origin) {
    return (now - origin) / ticksPerUnit;
  }

  /** A time after an origin, at least now; {@link #NEVER} beyond the horizon. */
  final long tick(long origin, double age, long now) {
    double ticks = Math.rint(age * ticksPerUnit);
    if (!(ticks <= horizon - origin)) {
      return NEVER;
    }
    return Math.max(now, origin + (long) ticks);
  }

  final SimulationException notATime(String what) {
    return new SimulationException(
        "The %s of the event %s must be a number that is not negative. Maybe limit it with max()."
            .formatted(what, clock.name()));
  }
}
