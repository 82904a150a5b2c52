package org.reliefspan.app.studyfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.EffectSpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.StrategySpec;
import org.reliefspan.domain.pathway.Written;

/** Reads strategies: what each changes of the base. */
final class StrategyReader {
  private final List<EventSpec> events;
  private final List<OutcomeSpec> outcomes;
  private final Beside beside;

  /**
   * What a base has beside states.
   *
   * @param activities of the base
   * @param effects of the base
   * @param estimates from data
   */
  record Beside(
      List<ActivitySpec> activities, List<EffectSpec> effects, Map<String, Estimate> estimates) {}

  /**
   * Knows the base.
   *
   * @param events of the base
   * @param outcomes of the base
   * @param beside activities and effects of the base
   */
  StrategyReader(List<EventSpec> events, List<OutcomeSpec> outcomes, Beside beside) {
    this.events = events;
    this.outcomes = outcomes;
    this.beside = beside;
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
            place,
            PathwayReader.named(map, "activities", this::activity),
            PathwayReader.named(map, "effects", this::effect),
            PathwayReader.named(map, "measures", EffectReader::measure));
    map.close();
    return strategy;
  }

  private EventSpec event(YamlMap map, String name) {
    Optional<EventSpec> base =
        events.stream().filter(event -> event.name().equals(name)).findFirst();
    return EventReader.read(map, name, base, beside.estimates());
  }

  private ActivitySpec activity(YamlMap map, String name) {
    return ActivityReader.read(
        map,
        name,
        beside.activities().stream().filter(each -> each.name().equals(name)).findFirst());
  }

  private EffectSpec effect(YamlMap map, String name) {
    return EffectReader.read(
        map, name, beside.effects().stream().filter(each -> each.name().equals(name)).findFirst());
  }

  private OutcomeSpec outcome(YamlMap map, String name) {
    if (RatioReader.isRatio(map, name)) {
      map.get(name)
          .ifPresent(
              node ->
                  node.report(
                      "is a ratio, which all strategies share. Maybe write it under the outcomes of"
                          + " the file?"));
      return new OutcomeSpec(
          name, Optional.empty(), OutcomeSpec.Discount.NONE, "", map.place(name));
    }
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
