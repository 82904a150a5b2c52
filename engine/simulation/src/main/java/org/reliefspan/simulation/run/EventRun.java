package org.reliefspan.simulation.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Continuous time, from event to event.
 *
 * <p>Of the clocks that are on the one with the earliest tick rings; of several at one tick the one
 * that stands first in the file, then what it changed is looked at before the next. What an event
 * says is evaluated as the patient is just before it: what it adds, the new values of attributes,
 * the probabilities of where it leads. Then it counts as happened, attributes change, the patient
 * moves, and all clocks are looked at in the order of the file. Going to the state where the
 * patient is leaves it and enters it again; clocks that run in that state alone start anew, others
 * go on. Events at the horizon still happen.
 */
final class EventRun implements PatientRun {
  /** Most events of a patient. */
  static final int MOST_EVENTS = 100_000;

  private static final double TOLERANCE = 1e-9;
  private static final int STAYS = -1;

  private final Program program;
  private final Patient patient;
  private final StayGains stays;
  private final RunningClock[] clocks;
  private final long horizon;
  private final double ticksPerUnit;
  private final double[] changed; // new values of attributes, by change of the event

  EventRun(Program program) {
    this.program = program;
    this.patient = program.newPatient();
    this.stays = new StayGains(program);
    this.ticksPerUnit = program.ticksPerUnit();
    this.horizon = Math.round(program.horizon() * ticksPerUnit);
    List<Clock> all = program.clocks();
    this.clocks = new RunningClock[all.size()];
    for (int event = 0; event < clocks.length; event++) {
      clocks[event] = RunningClock.of(all.get(event), event, ticksPerUnit, horizon);
    }
    this.changed = new double[all.stream().mapToInt(each -> each.changes().size()).max().orElse(0)];
  }

  @Override
  public void run(Philox luck, long number, double[] into, int at, Watch watch) {
    program.begin(patient, luck, number);
    for (int k = 0; k < program.outcomes().size(); k++) {
      into[at + k] = 0;
    }
    stays.begin();
    for (RunningClock clock : clocks) {
      clock.reset();
    }
    long now = 0;
    long since = 0;
    lookAtAll(now, false);
    for (int happened = 0; !program.isFinal(patient.state()); happened++) {
      RunningClock next = next();
      if (next == null) {
        break;
      }
      requireAnEnd(happened, next);
      long tick = next.ring;
      if (tick > now) {
        stays.stay(patient, tick / ticksPerUnit, into, at);
        now = tick;
      }
      int before = patient.state();
      boolean moved = happen(next, now, into, at, watch);
      if (patient.state() != before) {
        watch.stay(before, since, now);
        since = now;
      }
      watch.event(next.event, now, patient.state());
      lookAtAll(now, moved && patient.state() == before);
    }
    if (stays.adds(patient.state())) {
      stays.stay(patient, horizon / ticksPerUnit, into, at);
    }
    watch.stay(patient.state(), since, horizon + 1);
  }

  private void lookAtAll(long now, boolean enteredAgain) {
    for (RunningClock clock : clocks) {
      clock.look(patient, now, enteredAgain);
    }
  }

  /** The first clock with the earliest ring. */
  private @Nullable RunningClock next() {
    RunningClock next = null;
    long earliest = RunningClock.NEVER;
    for (RunningClock clock : clocks) {
      if (clock.ring < earliest) {
        earliest = clock.ring;
        next = clock;
      }
    }
    return next;
  }

  private void requireAnEnd(int happened, RunningClock next) {
    if (happened >= MOST_EVENTS) {
      throw SimulationException.at(
          program.placeOfEvent(next.clock.name()),
          ("A patient had more than %,d events, the last is %s. Maybe it rings without a delay, or"
                  + " its rate is too high for the unit of time.")
              .formatted(MOST_EVENTS, next.clock.name()));
    }
  }

  /** Makes an event happen; whether the patient moved, if only to the same state. */
  private boolean happen(RunningClock running, long now, double[] into, int at, Watch watch) {
    Clock clock = running.clock;
    List<Clock.Gain> gains = clock.gains();
    for (int i = 0; i < gains.size(); i++) {
      Clock.Gain gain = gains.get(i);
      double value = gain.value().value(patient);
      into[at + gain.outcome()] += stays.factor(gain.outcome()) * value;
      watch.added(gain.outcome(), value);
    }
    List<Clock.Change> changes = clock.changes();
    for (int i = 0; i < changes.size(); i++) {
      changed[i] = changes.get(i).value().value(patient);
    }
    int target = target(clock, running.event);
    patient.happened(running.event);
    for (int i = 0; i < changes.size(); i++) {
      patient.set(changes.get(i).slot(), changed[i]);
    }
    running.rang(now);
    if (target == STAYS) {
      return false;
    }
    patient.enter(target);
    return true;
  }

  private int target(Clock clock, int event) {
    List<Clock.Target> targets = clock.targets();
    if (targets.isEmpty()) {
      return STAYS;
    }
    Node first = targets.get(0).probability();
    if (targets.size() == 1 && first.isConstant() && first.constant() == 1) {
      return targets.get(0).state();
    }
    double uniform = patient.uniform(clock.direction(), patient.events(event));
    double sum = 0;
    int chosen = STAYS;
    for (int i = 0; i < targets.size(); i++) {
      double probability = targets.get(i).probability().value(patient);
      sum += probability;
      if (chosen == STAYS && uniform < sum) {
        chosen = targets.get(i).state();
      }
      if (!(probability >= 0) || sum > 1 + TOLERANCE) {
        throw SimulationException.at(
            program.placeOfEvent(clock.name()),
            ("The probabilities of where the event %s leads must not be negative or sum to more"
                    + " than 1.")
                .formatted(clock.name()));
      }
    }
    boolean certain = sum > 1 - TOLERANCE; // rounding alone must not make a patient stay
    return chosen == STAYS && certain ? targets.get(targets.size() - 1).state() : chosen;
  }
}
