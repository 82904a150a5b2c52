package org.reliefspan.simulation.run;

import java.util.List;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Effect;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.model.Source;

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
  private static final int STAYS = -1;

  private final Program program;
  private final Patient patient;
  private final Gains gains;
  private final ClockBank clocks;
  private final RunningActivity[] activities;
  private final Effect[] effects;
  private final double ticksPerUnit;
  private final long horizon;
  private final double[] changed; // new values of attributes, by change of the consequence
  private final double[] levels; // of effects, by effect
  private final boolean[] wanted; // by request of the consequence
  private Watch watch = Watch.NOTHING;
  private long since;

  Happenings(Program program, Patient patient, Gains gains, ClockBank clocks, long horizon) {
    this.program = program;
    this.patient = patient;
    this.gains = gains;
    this.clocks = clocks;
    this.ticksPerUnit = program.ticksPerUnit();
    this.horizon = horizon;
    this.effects = program.effects().toArray(Effect[]::new);
    this.levels = new double[effects.length];
    this.changed = new double[program.attributes().size()];
    this.wanted = new boolean[program.activities().size()];
    this.activities = new RunningActivity[program.activities().size()];
    for (int i = 0; i < activities.length; i++) {
      activities[i] = new RunningActivity(program.activities().get(i), i, patient, this);
    }
  }

  double ticksPerUnit() {
    return ticksPerUnit;
  }

  long horizon() {
    return horizon;
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
    List<Integer> ofState = program.effectsOfStates().get(patient.state());
    readLevels(ofState);
    beginEffects(ofState);
    clocks.lookAtMarked(patient, 0, false);
  }

  /** Whether nothing happens any more. */
  boolean isOver() {
    return program.isFinal(patient.state());
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
  void note(Consequence consequence, long now) {
    gains.beforeHappening(consequence.happening());
    patient.happened(consequence.happening());
    clocks.markHappening(consequence.happening());
    beginAll(consequence);
    watch.event(consequence.happening(), now, patient.state());
  }

  /** The same outside of other happenings. */
  void noteAlone(Consequence consequence, long now) {
    note(consequence, now);
    clocks.lookAtMarked(patient, now, false);
  }

  private void beginAll(Consequence consequence) {
    if (!consequence.effects().isEmpty()) {
      readLevels(consequence.effects());
      beginEffects(consequence.effects());
    }
  }

  /** Makes something happen. */
  void happen(Consequence consequence, long now) {
    int occurrence = patient.events(consequence.happening());
    gains.beforeHappening(consequence.happening());
    addGains(consequence);
    int target = target(consequence, occurrence);
    change(consequence, occurrence);
    readRequests(consequence);
    readLevels(consequence.effects());
    List<Integer> ofState = target == STAYS ? List.of() : program.effectsOfStates().get(target);
    readLevels(ofState);
    beginEffects(consequence.effects());
    beginEffects(ofState);
    patient.happened(consequence.happening());
    clocks.markHappening(consequence.happening());
    int before = patient.state();
    if (target != STAYS) {
      patient.enter(target);
      clocks.markMove(before, target);
    }
    if (patient.state() != before) {
      watch.stay(before, since, now);
      since = now;
    }
    watch.event(consequence.happening(), now, patient.state());
    book(consequence, now, target != STAYS);
    clocks.lookAtMarked(patient, now, target == before);
  }

  private void addGains(Consequence consequence) {
    List<Consequence.Gain> all = consequence.gains();
    for (int i = 0; i < all.size(); i++) {
      Consequence.Gain gain = all.get(i);
      double value = gain.value().value(patient);
      gains.add(gain.outcome(), value);
      watch.added(gain.outcome(), value);
    }
  }

  private void change(Consequence consequence, int occurrence) {
    List<Consequence.Change> changes = consequence.changes();
    for (int i = 0; i < changes.size(); i++) {
      Source value = changes.get(i).value();
      changed[i] = value.value(patient, occurrence);
    }
    for (int i = 0; i < changes.size(); i++) {
      patient.set(changes.get(i).slot(), changed[i]);
    }
  }

  private void readRequests(Consequence consequence) {
    List<Consequence.Request> requests = consequence.requests();
    for (int i = 0; i < requests.size(); i++) {
      wanted[i] = requests.get(i).condition().value(patient) != 0;
    }
  }

  /** Levels of all effects that begin are known before the first begins. */
  private void readLevels(List<Integer> indices) {
    for (int i = 0; i < indices.size(); i++) {
      int index = indices.get(i);
      levels[index] = patient.level(index, effects[index]);
    }
  }

  private void beginEffects(List<Integer> indices) {
    for (int i = 0; i < indices.size(); i++) {
      int index = indices.get(i);
      patient.begin(index, effects[index], levels[index]);
    }
  }

  private void book(Consequence consequence, long now, boolean moved) {
    if (moved) {
      for (RunningActivity activity : activities) {
        activity.moved(now);
      }
    }
    List<Integer> cancels = consequence.cancels();
    for (int i = 0; i < cancels.size(); i++) {
      activities[cancels.get(i)].cancel(now);
    }
    List<Consequence.Request> requests = consequence.requests();
    for (int i = 0; i < requests.size(); i++) {
      if (wanted[i]) {
        activities[requests.get(i).activity()].request(now);
      }
    }
  }

  private int target(Consequence consequence, int occurrence) {
    List<Consequence.Target> targets = consequence.targets();
    if (targets.isEmpty()) {
      return STAYS;
    }
    Node first = targets.get(0).probability();
    if (targets.size() == 1 && first.isConstant() && first.constant() == 1) {
      return targets.get(0).state();
    }
    double uniform = patient.uniform(consequence.direction(), occurrence);
    double sum = 0;
    int chosen = STAYS;
    for (int i = 0; i < targets.size(); i++) {
      double probability = targets.get(i).probability().value(patient);
      sum += probability;
      if (chosen == STAYS && uniform < sum) {
        chosen = targets.get(i).state();
      }
      if (!(probability >= 0)) {
        throw SimulationException.at(
            program.placeOfHappening(consequence.name()),
            "The probabilities of where the event %s leads must not be negative."
                .formatted(consequence.name()));
      }
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw SimulationException.at(
          program.placeOfHappening(consequence.name()),
          ("The probabilities of where the event %s leads sum to %s. They must sum to 1. Maybe add"
                  + " the state where the patient is.")
              .formatted(consequence.name(), sum));
    }
    // rounding alone must not make a patient stay
    return chosen == STAYS ? targets.get(targets.size() - 1).state() : chosen;
  }
}
