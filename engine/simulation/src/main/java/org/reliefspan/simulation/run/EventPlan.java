package org.reliefspan.simulation.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Effect;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;

/**
 * What the event runs of one thread have in common, so that a patient is nothing but what differs
 * between patients: what follows from the program alone, in arrays, and room to work in. Not
 * thread-safe.
 */
public final class EventPlan {
  /** Most events of a patient. */
  static final int MOST_EVENTS = 100_000;

  final Program program;
  final double ticksPerUnit;
  final long horizon;
  final int outcomes;
  final Readings unread; // no measure is read
  final DiscountFactors factors;
  final StayValues stayValues;
  final Disturbance disturbance;
  final Dependents dependents;
  final Effect[] effects;
  final int[][] effectsOfStates;
  final Bringing[] ofClocks; // by clock
  final Bringing[][] ofActivities; // [activity][happening]
  final Activity[] activities;
  final boolean[][] runsIn; // [clock][state]
  final boolean[][] takesPlaceIn; // [activity][state]
  final boolean[] isFinal; // by state
  final double[] changed; // new values of attributes, by change of the consequence
  final double[] levels; // of effects, by effect
  final boolean[] wanted; // by request of the consequence
  final double[] renewed; // parameters of the law of a clock
  private final Optional<PlainPlan> plain;

  /** The plan of a program in continuous time. */
  public EventPlan(Program program) {
    this.program = program;
    this.ticksPerUnit = program.ticksPerUnit();
    this.horizon = Math.round(program.horizon() * ticksPerUnit);
    this.outcomes = program.outcomes().size();
    this.unread = Readings.none(program);
    this.factors = new DiscountFactors(program);
    this.stayValues = new StayValues(program, factors);
    this.disturbance = new Disturbance(program);
    this.dependents = new Dependents(program);
    this.effects = program.effects().toArray(Effect[]::new);
    this.effectsOfStates =
        program.effectsOfStates().stream().map(EventPlan::ints).toArray(int[][]::new);
    this.activities = program.activities().toArray(Activity[]::new);
    this.ofClocks =
        program.clocks().stream()
            .map(each -> bringing(each.consequence()))
            .toArray(Bringing[]::new);
    this.ofActivities =
        program.activities().stream().map(this::bringings).toArray(Bringing[][]::new);
    this.runsIn =
        program.clocks().stream().map(each -> flags(each.runsIn())).toArray(boolean[][]::new);
    this.takesPlaceIn =
        program.activities().stream()
            .map(each -> flags(each.takesPlaceIn()))
            .toArray(boolean[][]::new);
    this.isFinal = new boolean[program.states().size()];
    for (int state = 0; state < isFinal.length; state++) {
      isFinal[state] = program.isFinal(state);
    }
    this.changed = new double[program.attributes().size()];
    this.levels = new double[effects.length];
    this.wanted = new boolean[activities.length];
    this.renewed = new double[program.clocks().stream().mapToInt(EventPlan::size).max().orElse(0)];
    this.plain = PlainPlan.of(this);
  }

  /** Somebody to be led: with no more than the program can tell apart. */
  public LedPatient newPatient() {
    return plain.<LedPatient>map(PlainRun::new).orElseGet(() -> new EventRun(this));
  }

  /** Whether any patient gains anything. */
  public boolean gains() {
    return gainsByTime() || gainsByHappening();
  }

  /** Whether values add up over time. */
  boolean gainsByTime() {
    return program.outcomes().stream()
        .flatMap(each -> each.perTime().stream())
        .anyMatch(each -> !(each.isConstant() && each.constant() == 0));
  }

  private boolean gainsByHappening() {
    return Stream.concat(Stream.of(ofClocks), Stream.of(ofActivities).flatMap(Stream::of))
        .anyMatch(each -> each.gains.length > 0);
  }

  /** Too much happens to a patient; the last is that of a clock, of an activity, or a look. */
  SimulationException endless(int ring) {
    String last =
        ring < 0
            ? "a look"
            : ring < ofClocks.length
                ? program.clocks().get(ring).name()
                : activities[ring - ofClocks.length].name();
    return SimulationException.at(
        program.placeOfHappening(last),
        String.format(
            Locale.ROOT,
            "A patient had more than %,d events, the last is %s. Maybe it rings without a delay,"
                + " or its rate is too high for the unit of time.",
            MOST_EVENTS,
            last));
  }

  private static int size(Clock clock) {
    return clock.timing() instanceof Clock.Hazard hazard ? hazard.law().size() : 0;
  }

  private Bringing[] bringings(Activity activity) {
    Happening[] all = Happening.values();
    Bringing[] bringings = new Bringing[all.length];
    for (int i = 0; i < all.length; i++) {
      bringings[i] = bringing(activity.consequence(all[i]));
    }
    return bringings;
  }

  private Bringing bringing(Consequence consequence) {
    int happening = consequence.happening();
    return new Bringing(
        consequence, disturbance.byHappening(happening), dependents.ofHappening(happening));
  }

  static int[] ints(List<Integer> all) {
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean[] flags(List<Boolean> all) {
    boolean[] flags = new boolean[all.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = all.get(i);
    }
    return flags;
  }
}
