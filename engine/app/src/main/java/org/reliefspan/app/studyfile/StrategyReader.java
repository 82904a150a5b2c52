package org.reliefspan.app.studyfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.StrategySpec;
import org.reliefspan.domain.pathway.Written;

/** Reads strategies: what each changes of the base. */
final class StrategyReader {
  private final List<EventSpec> events;
  private final List<OutcomeSpec> outcomes;

  /**
   * Knows the base.
   *
   * @param events of the base
   * @param outcomes of the base
   */
  StrategyReader(List<EventSpec> events, List<OutcomeSpec> outcomes) {
    this.events = events;
    this.outcomes = outcomes;
  }

  StrategySpec read(YamlMap strategies, String name) {
    Place place = strategies.place(name);
    return strategies
        .get(name)
        .filter(node -> !node.isBlank())
        .flatMap(YamlNode::map)
        .map(map -> strategy(map, name, place))
        .orElseGet(() -> asTheBase(name, place));
  }

  private StrategySpec strategy(YamlMap map, String name, Place place) {
    StrategySpec strategy =
        new StrategySpec(
            name,
            map.text("title").orElse(name),
            ExpressionReader.values(map, "parameters"),
            PathwayReader.named(map, "attributes", AttributeReader::read),
            states(map),
            ExpressionReader.choices(map, "start"),
            PathwayReader.transitions(map),
            PathwayReader.named(map, "events", this::event),
            map.texts("without"),
            PathwayReader.named(map, "outcomes", this::outcome),
            place);
    map.close();
    return strategy;
  }

  private EventSpec event(YamlMap map, String name) {
    Optional<EventSpec> base =
        events.stream().filter(event -> event.name().equals(name)).findFirst();
    return EventReader.read(map, name, base);
  }

  private OutcomeSpec outcome(YamlMap map, String name) {
    Optional<OutcomeSpec> base =
        outcomes.stream().filter(outcome -> outcome.name().equals(name)).findFirst();
    return OutcomeReader.read(map, name, base);
  }

  private static Map<String, Map<String, Written>> states(YamlMap strategy) {
    Map<String, Map<String, Written>> states = new LinkedHashMap<>();
    strategy
        .map("states")
        .ifPresent(
            map ->
                map.all()
                    .keySet()
                    .forEach(state -> states.put(state, ExpressionReader.values(map, state))));
    return states;
  }

  private static StrategySpec asTheBase(String name, Place place) {
    return new StrategySpec(
        name, name, Map.of(), List.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(),
        List.of(), place);
  }
}
