package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A pathway file as written.
 *
 * @param name stable, it addresses the luck of the model
 * @param title for readers
 * @param source where the model comes from, may be empty
 * @param time how time runs
 * @param parameters numbers that all patients share
 * @param joint parameters that are drawn together
 * @param tables functions given by points
 * @param attributes what patients differ in
 * @param states in order
 * @param start states with probabilities, in order
 * @param transitions in discrete time
 * @param events in continuous time
 * @param moves values that moves add, in discrete time
 * @param outcomes in order
 * @param strategies patches; a base without any is one strategy named base
 * @param decision what to decide, if anything
 * @param activities what is booked, in continuous time
 * @param effects what comes with happenings and wanes, in continuous time
 * @param measures named expressions, in continuous time
 * @param extrapolations when estimates are used beyond their data
 * @param ratios outcomes that are made of two others
 */
public record PathwaySpec(
    String name,
    String title,
    String source,
    TimeSpec time,
    List<ParameterSpec> parameters,
    List<JointParameters> joint,
    List<TableSpec> tables,
    List<AttributeSpec> attributes,
    List<StateSpec> states,
    Map<String, Written> start,
    List<TransitionSpec> transitions,
    List<EventSpec> events,
    List<MoveValue> moves,
    List<OutcomeSpec> outcomes,
    List<StrategySpec> strategies,
    Optional<DecisionSpec> decision,
    List<ActivitySpec> activities,
    List<EffectSpec> effects,
    List<MeasureSpec> measures,
    List<Extrapolation> extrapolations,
    List<RatioSpec> ratios)
    implements Serializable {
  /** Copies. */
  public PathwaySpec {
    parameters = List.copyOf(parameters);
    joint = List.copyOf(joint);
    tables = List.copyOf(tables);
    attributes = List.copyOf(attributes);
    states = List.copyOf(states);
    start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
    transitions = List.copyOf(transitions);
    events = List.copyOf(events);
    moves = List.copyOf(moves);
    outcomes = List.copyOf(outcomes);
    strategies = List.copyOf(strategies);
    activities = List.copyOf(activities);
    effects = List.copyOf(effects);
    measures = List.copyOf(measures);
    extrapolations = List.copyOf(extrapolations);
    ratios = List.copyOf(ratios);
  }

  /** A pathway without ratios. */
  public PathwaySpec(
      String name,
      String title,
      String source,
      TimeSpec time,
      List<ParameterSpec> parameters,
      List<JointParameters> joint,
      List<TableSpec> tables,
      List<AttributeSpec> attributes,
      List<StateSpec> states,
      Map<String, Written> start,
      List<TransitionSpec> transitions,
      List<EventSpec> events,
      List<MoveValue> moves,
      List<OutcomeSpec> outcomes,
      List<StrategySpec> strategies,
      Optional<DecisionSpec> decision,
      List<ActivitySpec> activities,
      List<EffectSpec> effects,
      List<MeasureSpec> measures,
      List<Extrapolation> extrapolations) {
    this(
        name,
        title,
        source,
        time,
        parameters,
        joint,
        tables,
        attributes,
        states,
        start,
        transitions,
        events,
        moves,
        outcomes,
        strategies,
        decision,
        activities,
        effects,
        measures,
        extrapolations,
        List.of());
  }

  /** The same with other outcomes. */
  public PathwaySpec withOutcomes(List<OutcomeSpec> others) {
    return with(new Parts(parameters, joint, attributes, others, strategies, activities));
  }

  /** The same with other parameters. */
  public PathwaySpec withParameters(List<ParameterSpec> others, List<JointParameters> together) {
    return with(new Parts(others, together, attributes, outcomes, strategies, activities));
  }

  /**
   * The same where it is run otherwise, in all strategies.
   *
   * @param values new values of parameters, which are not drawn; strategies may set others
   * @param run what becomes of each activity
   */
  public PathwaySpec runBy(Map<String, Written> values, UnaryOperator<ActivitySpec> run) {
    return with(
        new Parts(
            parameters.stream().map(each -> set(each, values)).toList(),
            joint.stream().map(each -> each.without(values.keySet())).toList(),
            attributes,
            outcomes,
            strategies.stream()
                .map(each -> each.withActivities(each.activities().stream().map(run).toList()))
                .toList(),
            activities.stream().map(run).toList()));
  }

  private static ParameterSpec set(ParameterSpec parameter, Map<String, Written> values) {
    Written value = values.get(parameter.name());
    return value == null ? parameter : parameter.setTo(value);
  }

  /** The same for patients some of whose attributes begin otherwise. */
  public PathwaySpec beginningWith(Map<String, Written> values) {
    return withAttributes(each -> begin(each, values));
  }

  /** The same where arrivals may bring the first values of some attributes. */
  public PathwaySpec whereArrivalsBring(Set<String> names) {
    return withAttributes(each -> names.contains(each.name()) ? each.brought() : each);
  }

  /** The same with patients who have the rows of the profiles in turn, if there are any. */
  public PathwaySpec withRowsInTurn() {
    return withAttributes(AttributeSpec::inTurn);
  }

  private PathwaySpec withAttributes(UnaryOperator<AttributeSpec> change) {
    List<AttributeSpec> changed = attributes.stream().map(change).toList();
    return with(new Parts(parameters, joint, changed, outcomes, strategies, activities));
  }

  private static AttributeSpec begin(AttributeSpec attribute, Map<String, Written> values) {
    Written value = values.get(attribute.name());
    return value == null
        ? attribute
        : new AttributeSpec(attribute.name(), new AttributeSpec.Fixed(value), value.place());
  }

  /** What may be another in a pathway that is else the same. */
  private record Parts(
      List<ParameterSpec> parameters,
      List<JointParameters> joint,
      List<AttributeSpec> attributes,
      List<OutcomeSpec> outcomes,
      List<StrategySpec> strategies,
      List<ActivitySpec> activities) {}

  private PathwaySpec with(Parts other) {
    return new PathwaySpec(
        name,
        title,
        source,
        time,
        other.parameters(),
        other.joint(),
        tables,
        other.attributes(),
        states,
        start,
        transitions,
        events,
        moves,
        other.outcomes(),
        other.strategies(),
        decision,
        other.activities(),
        effects,
        measures,
        extrapolations,
        ratios);
  }

  /** What all happenings bring, events first. */
  public Stream<Consequences> consequences() {
    return Stream.concat(
        events.stream().map(EventSpec::consequences),
        activities.stream().flatMap(each -> each.consequences().values().stream()));
  }

  /** Whether time goes in cycles. */
  public boolean isDiscrete() {
    return time.cycle().isPresent();
  }
}
