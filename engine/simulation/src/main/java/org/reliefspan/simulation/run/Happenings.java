package org.reliefspan.simulation.run;

import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Makes things happen to one patient.
 *
 * <p>What a happening adds, the new values of attributes and the probabilities of where it leads
 * are evaluated as the patient is just before it; then attributes change together. Amounts of
 * effects and conditions of requests know the new values of attributes and are else evaluated as
 * before. Then it counts as happened, effects begin anew, the patient moves, activities that cannot
 * take place there are withdrawn, then those that it cancels, then it asks for others; and all
 * clocks are looked at that read what changed. Not thread-safe.
 */
final class Happenings {
  private static final double TOLERANCE = 1e-9;
  private static final int[] NONE = {};

  private final EventPlan plan;
  private final Patient patient;
  private final Gains gains;
  private final ClockBank clocks;
  private final RunningActivity[] activities;
  private Watch watch = Watch.NOTHING;
  private long since;

  Happenings(EventPlan plan, Patient patient, Gains gains, ClockBank clocks) {
    this.plan = plan;
    this.patient = patient;
    this.gains = gains;
    this.clocks = clocks;
    this.activities = new RunningActivity[plan.activities.length];
    for (int i = 0; i < activities.length; i++) {
      activities[i] = new RunningActivity(plan, i, patient, this);
    }
  }

  RunningActivity activity(int index) {
    return activities[index];
  }

  /** A patient has begun. */
  void begin(Appointments appointments, Watch newWatch) {
    watch = newWatch;
    since = 0;
    for (RunningActivity activity : activities) {
      activity.reset(appointments);
    }
    int[] ofState = plan.effectsOfStates[patient.state()];
    readLevels(ofState);
    beginEffects(ofState);
    clocks.lookAtMarked(patient, 0, false);
  }

  /** Whether nothing happens any more. */
  boolean isOver() {
    return plan.isFinal[patient.state()];
  }

  /** When the patient came to the present state. */
  long since() {
    return since;
  }

  /** An activity will ring. */
  void rings(int activity, long tick) {
    clocks.setRing(clocks.size() + activity, tick);
  }

  /** An activity stands otherwise from now on. */
  void setPhase(int activity, int phase) {
    gains.beforePhase(activity);
    patient.setPhase(activity, phase);
    clocks.markActivity(activity);
  }

  /** Something happens that brings nothing but is counted. */
  void note(Bringing what, long now) {
    count(what);
    if (what.effects.length > 0) {
      readLevels(what.effects);
      beginEffects(what.effects);
    }
    watch.event(what.happening, now, patient.state());
  }

  private void count(Bringing what) {
    if (what.disturbs) {
      gains.settle();
    }
    patient.happened(what.happening);
    if (what.isMarking) {
      clocks.mark(what.marks);
    }
  }

  /** Makes something happen. */
  void happen(Bringing what, long now) {
    if (what.isBare) {
      count(what);
      watch.event(what.happening, now, patient.state());
      clocks.lookAtMarked(patient, now, false);
    } else {
      happenAll(what, now);
    }
  }

  private void happenAll(Bringing what, long now) {
    int occurrence = patient.events(what.happening);
    if (what.disturbs) {
      gains.settle();
    }
    addGains(what);
    int target = target(what, occurrence);
    change(what, occurrence);
    readRequests(what);
    int before = patient.state();
    begin(what.effects, target == Bringing.STAYS ? NONE : plan.effectsOfStates[target]);
    patient.happened(what.happening);
    if (what.isMarking) {
      clocks.mark(what.marks);
    }
    if (target != Bringing.STAYS) {
      patient.enter(target);
      clocks.markMove(before, target);
    }
    if (patient.state() != before) {
      watch.stay(before, since, now);
      since = now;
    }
    watch.event(what.happening, now, patient.state());
    book(what, now, target != Bringing.STAYS);
    clocks.lookAtMarked(patient, now, target == before);
  }

  private void addGains(Bringing what) {
    for (int i = 0; i < what.gains.length; i++) {
      double value = what.gains[i].value(patient);
      gains.add(what.outcomes[i], value);
      watch.added(what.outcomes[i], value);
    }
  }

  private void change(Bringing what, int occurrence) {
    for (int i = 0; i < what.values.length; i++) {
      plan.changed[i] = what.values[i].value(patient, occurrence);
    }
    for (int i = 0; i < what.slots.length; i++) {
      patient.set(what.slots[i], plan.changed[i]);
    }
  }

  private void readRequests(Bringing what) {
    for (int i = 0; i < what.conditions.length; i++) {
      plan.wanted[i] = what.conditions[i].value(patient) != 0;
    }
  }

  /** Levels of all effects that begin are known before the first begins. */
  private void begin(int[] ofHappening, int[] ofState) {
    readLevels(ofHappening);
    readLevels(ofState);
    beginEffects(ofHappening);
    beginEffects(ofState);
  }

  private void readLevels(int[] indices) {
    for (int index : indices) {
      plan.levels[index] = patient.level(index, plan.effects[index]);
    }
  }

  private void beginEffects(int[] indices) {
    for (int index : indices) {
      patient.begin(index, plan.effects[index], plan.levels[index]);
    }
  }

  private void book(Bringing what, long now, boolean moved) {
    if (moved) {
      for (RunningActivity activity : activities) {
        activity.moved(now);
      }
    }
    for (int activity : what.cancels) {
      activities[activity].cancel(now);
    }
    for (int i = 0; i < what.requests.length; i++) {
      if (plan.wanted[i]) {
        activities[what.requests[i]].request(now);
      }
    }
  }

  private int target(Bringing what, int occurrence) {
    if (what.goesTo != Bringing.BY_CHANCE) {
      return what.goesTo;
    }
    double uniform = patient.uniform(what.direction, occurrence);
    double sum = 0;
    int chosen = Bringing.STAYS;
    for (int i = 0; i < what.targets.length; i++) {
      double probability = what.probabilities[i].value(patient);
      sum += probability;
      if (chosen == Bringing.STAYS && uniform < sum) {
        chosen = what.targets[i];
      }
      if (!(probability >= 0)) {
        throw SimulationException.at(
            plan.program.placeOfHappening(what.name),
            "The probabilities of where the event %s leads must not be negative."
                .formatted(what.name));
      }
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw SimulationException.at(
          plan.program.placeOfHappening(what.name),
          ("The probabilities of where the event %s leads sum to %s. They must sum to 1. Maybe add"
                  + " the state where the patient is.")
              .formatted(what.name, sum));
    }
    // rounding alone must not make a patient stay
    return chosen == Bringing.STAYS ? what.targets[what.targets.length - 1] : chosen;
  }
}
