package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strategy: a patch on the base. What it names replaces what the base says of it.
 *
 * @param name as in results
 * @param title for readers
 * @param parameters new values
 * @param attributes new starts
 * @param states values to replace, by state
 * @param start where patients begin, empty as in the base
 * @param transitions probabilities to replace or add; one that is 0 removes
 * @param events events to replace or add
 * @param without names of events and activities that it does without
 * @param outcomes outcomes to replace
 * @param place where it stands
 * @param activities activities to replace or add
 * @param effects effects to replace or add
 * @param measures measures to replace or add
 */
public record StrategySpec(
    String name,
    String title,
    Map<String, Written> parameters,
    List<AttributeSpec> attributes,
    Map<String, Map<String, Written>> states,
    Map<String, Written> start,
    List<TransitionSpec> transitions,
    List<EventSpec> events,
    List<String> without,
    List<OutcomeSpec> outcomes,
    Place place,
    List<ActivitySpec> activities,
    List<EffectSpec> effects,
    List<MeasureSpec> measures)
    implements Serializable {
  /** Copies. */
  public StrategySpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    attributes = List.copyOf(attributes);
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
    transitions = List.copyOf(transitions);
    events = List.copyOf(events);
    without = List.copyOf(without);
    outcomes = List.copyOf(outcomes);
    activities = List.copyOf(activities);
    effects = List.copyOf(effects);
    measures = List.copyOf(measures);
  }

  /** The same with other activities. */
  StrategySpec withActivities(List<ActivitySpec> others) {
    return new StrategySpec(
        name,
        title,
        parameters,
        attributes,
        states,
        start,
        transitions,
        events,
        without,
        outcomes,
        place,
        others,
        effects,
        measures);
  }

  /** A strategy that leaves activities, effects and measures as they are. */
  public StrategySpec(
      String name,
      String title,
      Map<String, Written> parameters,
      List<AttributeSpec> attributes,
      Map<String, Map<String, Written>> states,
      Map<String, Written> start,
      List<TransitionSpec> transitions,
      List<EventSpec> events,
      List<String> without,
      List<OutcomeSpec> outcomes,
      Place place) {
    this(
        name,
        title,
        parameters,
        attributes,
        states,
        start,
        transitions,
        events,
        without,
        outcomes,
        place,
        List.of(),
        List.of(),
        List.of());
  }
}
