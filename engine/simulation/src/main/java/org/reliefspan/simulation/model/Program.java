package org.reliefspan.simulation.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * One strategy with one set of parameter values, ready to run: names are slots, what no patient
 * changes is a number. Immutable, may be shared between threads.
 *
 * <p>Luck has addresses: the key holds the seed, {@code pathway:} and the name of the pathway, and
 * the parameter draw; the counter holds the patient, the use ({@code start}, {@code
 * attribute:NAME}, {@code transition}, {@code event:NAME}, {@code go:NAME}, {@code
 * set:NAME:ATTRIBUTE}, {@code effect:NAME}, {@code activity:NAME:target} and its like) and the
 * occurrence. The strategy is in neither, so strategies share their luck.
 */
public final class Program {
  /** Use of the moves of discrete time; the occurrence is the cycle. */
  public static final Purpose TRANSITION = Purpose.of("transition");

  /** Pieces of the horizon within which what is on no line is looked at once. */
  public static final int PIECES = 64;

  private final String name;
  private final List<String> states;
  private final List<String> attributes;
  private final List<String> events;
  private final List<Boolean> finalStates;
  private final double horizon;
  private final double ticksPerUnit;
  private final Beginning beginning;
  private final List<Outcome> outcomes;
  private final Optional<Cycles> cycles;
  private final List<Clock> clocks;
  private final Map<String, Place> places = new HashMap<>();
  private final List<Activity> activities;
  private final List<Effect> effects;
  private final List<List<Integer>> effectsOfStates;
  private final List<Measure> measures;
  private final List<Beyond> beyond;
  private final Patient.Sizes sizes;
  private final Keeping keeping;
  private final Names names;

  private Program(PathwaySpec model, Names names) {
    this.name = model.name();
    this.names = names;
    this.states = model.states().stream().map(StateSpec::name).toList();
    this.attributes = model.attributes().stream().map(AttributeSpec::name).toList();
    this.events = Happening.names(model);
    this.finalStates = model.states().stream().map(StateSpec::isFinal).toList();
    this.horizon = horizon(model, names);
    this.ticksPerUnit = (double) model.time().ticksPerUnit();
    this.beginning = new Beginning(model, names);
    this.cycles =
        model.time().cycle().map(each -> new CycleBuilder(model, names).cycles(horizon, each));
    this.clocks = model.isDiscrete() ? List.of() : new ClockBuilder(model, names).clocks();
    this.outcomes = outcomes(model, names);
    model.events().forEach(each -> places.put("event " + each.name(), each.place()));
    model.activities().forEach(each -> places.put("event " + each.name(), each.place()));
    model.outcomes().forEach(each -> places.put("outcome " + each.name(), each.place()));
    model
        .transitions()
        .forEach(each -> places.put("from " + each.from(), each.probability().place()));
    ActivityBuilder builder = new ActivityBuilder(model, names);
    this.activities = builder.activities();
    this.effects = builder.effects();
    this.effectsOfStates = builder.effectsOfStates();
    this.measures = names.measures().all();
    this.beyond =
        model.extrapolations().stream()
            .map(each -> new Beyond(each.estimate(), each.covariate(), names.node(each.outside())))
            .toList();
    this.sizes =
        new Patient.Sizes(
            attributes.size(), states.size(), events.size(), activities.size(), effects.size());
    this.keeping = new Keeping(names.measures().kept(), sizes);
    requireDifferentAddresses(uses(model));
    requireDifferentAddresses(
        model.parameters().stream().map(each -> "parameter:" + each.name()).toList());
  }

  /**
   * Compiles a strategy.
   *
   * @param model of the strategy, without strategies
   * @param drawn values of parameters in place of those that the model gives them; empty for none
   * @throws SimulationException where it cannot be run
   */
  public static Program of(PathwaySpec model, Map<String, Double> drawn) {
    return new Program(model, new Names(model, drawn));
  }

  private static double horizon(PathwaySpec model, Names names) {
    double horizon = names.number(model.time().horizon());
    if (!(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
      throw SimulationException.at(
          model.time().horizon().place(),
          "The horizon (%s) must be positive and finite.".formatted(horizon));
    }
    if (horizon * model.time().ticksPerUnit() > Long.MAX_VALUE / 4.0) {
      throw SimulationException.at(
          model.time().horizon().place(),
          "The horizon (%s) is too long. Maybe choose fewer ticks_per_unit.".formatted(horizon));
    }
    return horizon;
  }

  private List<Outcome> outcomes(PathwaySpec model, Names names) {
    List<Outcome> all = new ArrayList<>();
    for (OutcomeSpec outcome : model.outcomes()) {
      List<Node> perTime = new ArrayList<>();
      for (int state = 0; state < states.size(); state++) {
        Map<String, Node> here = names.measures().in(state);
        perTime.add(outcome.perTime().map(each -> names.node(each, here)).orElse(Node.of(0)));
      }
      all.add(new Outcome(outcome.name(), discount(outcome.discount(), model, names), perTime));
    }
    return all;
  }

  private Discount discount(OutcomeSpec.Discount written, PathwaySpec model, Names names) {
    double rate = names.number(written.rate());
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw SimulationException.at(
          written.rate().place(), "The discount rate (%s) must not be negative.".formatted(rate));
    }
    double years = model.time().unit().years();
    return switch (written.form()) {
      case ANNUAL -> new Discount(DetMath.log(1 + rate) * years);
      case CONTINUOUS -> new Discount(rate * years);
      case PER_CYCLE -> new Discount(DetMath.log(1 + rate) / cycleLength(written));
    };
  }

  private double cycleLength(OutcomeSpec.Discount written) {
    return cycles
        .orElseThrow(
            () ->
                SimulationException.at(
                    written.rate().place(),
                    "A discount per cycle needs cycles. Maybe use the form annual."))
        .length();
  }

  private List<String> uses(PathwaySpec model) {
    List<String> all = new ArrayList<>(List.of("start", AttributeSpec.PROFILE, TRANSITION.key()));
    attributes.forEach(each -> all.add("attribute:" + each));
    events.forEach(each -> all.addAll(List.of("event:" + each, "go:" + each)));
    clocks.forEach(each -> addChanges(each.consequence(), all));
    for (Activity activity : activities) {
      activity.consequences().values().forEach(each -> addChanges(each, all));
    }
    for (ActivitySpec activity : model.activities()) {
      for (String what :
          List.of("target", "every", "duration", "no_show", "late_cancel", "patience", "balk")) {
        all.add(ActivityBuilder.use(activity, what));
      }
    }
    effects.forEach(each -> all.add("effect:" + each.name()));
    return all;
  }

  private void addChanges(Consequence consequence, List<String> uses) {
    for (Consequence.Change change : consequence.changes()) {
      uses.add("set:%s:%s".formatted(consequence.name(), attributes.get(change.slot())));
    }
  }

  /** Two uses with one hash would share their luck. */
  private static void requireDifferentAddresses(List<String> all) {
    Map<Integer, String> uses = new HashMap<>();
    for (String use : all) {
      String other = uses.put(Purpose.of(use).hash(), use);
      if (other != null) {
        throw new SimulationException(
            "%s and %s would share their luck by chance. Maybe rename one.".formatted(other, use));
      }
    }
  }

  /** The luck of all patients in one draw of the parameters; 0 is without draws. */
  public Philox luck(long seed, int draw) {
    return Philox.keyed(seed, "pathway:" + name).replication(draw);
  }

  /**
   * A value in the names of the model, for who runs it in a facility. Not thread-safe.
   *
   * @param use address of its luck
   * @param what in messages
   */
  public Source source(AttributeSpec.Start written, String use, String what) {
    return Source.of(written, use, what, names);
  }

  /** What a cell of a table is for patients: a number, or the number of its word. */
  public double cell(ProfileColumn column, int row) {
    double cell = column.at(row);
    return column.isOfWords() ? names.word(column.words().get((int) cell)) : cell;
  }

  /** A number in the names of the model that no patient changes. Not thread-safe. */
  public double number(Written written) {
    return names.number(written);
  }

  /** A patient to be filled by {@link #begin}. */
  public Patient newPatient() {
    return new Patient(sizes, keeping, horizon / PIECES);
  }

  /** Makes a patient begin the pathway. */
  public void begin(Patient patient, Philox luck, long number) {
    patient.reset(luck, number);
    beginning.begin(patient);
  }

  /** Where patients begin. */
  public Beginning beginning() {
    return beginning;
  }

  /** Where an event or an activity stands in the file. */
  public Place placeOfHappening(String happening) {
    String whole = "event " + happening;
    int point = happening.lastIndexOf('.'); // what may happen to an activity
    String activity = "event " + happening.substring(0, Math.max(0, point));
    return places.getOrDefault(whole, places.getOrDefault(activity, Place.NONE));
  }

  /** Where an outcome stands in the file. */
  public Place placeOfOutcome(String outcome) {
    return places.getOrDefault("outcome " + outcome, Place.NONE);
  }

  /** Where a move out of a state stands in the file. */
  public Place placeOfMoves(String state) {
    return places.getOrDefault("from " + state, Place.NONE);
  }

  /** Names of the states, in order. */
  public List<String> states() {
    return states;
  }

  /** Names of the attributes, in order. */
  public List<String> attributes() {
    return attributes;
  }

  /** Names of all that can happen: events, then what happens in activities, in order. */
  public List<String> events() {
    return events;
  }

  /** Whether nothing happens in a state. */
  public boolean isFinal(int state) {
    return finalStates.get(state);
  }

  /** End of the pathway, in the unit of the file. */
  public double horizon() {
    return horizon;
  }

  /** Ticks in a unit of time. */
  public double ticksPerUnit() {
    return ticksPerUnit;
  }

  /** Outcomes, in order. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** Discrete time, if the pathway is in it. */
  public Optional<Cycles> cycles() {
    return cycles;
  }

  /** Events of continuous time, in the order of the file. */
  public List<Clock> clocks() {
    return clocks;
  }

  /** Activities, in the order of the file. */
  public List<Activity> activities() {
    return activities;
  }

  /** Effects, in the order of the file. */
  public List<Effect> effects() {
    return effects;
  }

  /** By state, indices of the effects that begin on coming to it. */
  public List<List<Integer>> effectsOfStates() {
    return effectsOfStates;
  }

  /** Measures, in the order of the file. */
  public List<Measure> measures() {
    return measures;
  }

  /** When patients begin beyond what estimates have seen. */
  public List<Beyond> beyond() {
    return beyond;
  }
}
