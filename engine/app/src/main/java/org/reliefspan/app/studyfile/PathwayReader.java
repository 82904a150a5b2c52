package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.MoveValue;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TransitionSpec;
import org.reliefspan.domain.pathway.Written;

/** Turns the YAML of a pathway into a pathway as written; what cannot be read is a finding. */
final class PathwayReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+");
  private final Path file;

  PathwayReader(Path file) {
    this.file = file;
  }

  PathwaySpec read(YamlMap root) {
    Optional<YamlMap> head = root.require(PathwayFile.KEY).flatMap(YamlNode::map);
    String name = head.map(PathwayReader::name).orElse("pathway");
    String title = head.flatMap(map -> map.text("title")).orElse(name);
    String source = head.flatMap(map -> map.text("source")).orElse("");
    head.ifPresent(YamlMap::close);
    TimeSpec time = PathwayTimeReader.read(root);
    List<EventSpec> events = named(root, "events", EventReader::base);
    List<OutcomeSpec> outcomes = named(root, "outcomes", OutcomeReader::base);
    StrategyReader.Beside beside =
        new StrategyReader.Beside(
            named(root, "activities", ActivityReader::base),
            named(root, "effects", EffectReader::base));
    root.require("outcomes");
    root.require("states");
    root.require("start");
    PathwaySpec spec =
        new PathwaySpec(
            name,
            title,
            source,
            time,
            named(root, "parameters", ParameterReader::parameter),
            ParameterReader.joint(root),
            named(root, "tables", (map, key) -> new TableReader(file).read(map, key)),
            named(root, "attributes", AttributeReader::read),
            named(root, "states", PathwayReader::state),
            ExpressionReader.choices(root, "start"),
            transitions(root),
            events,
            root.items("on_transition").stream().flatMap(PathwayReader::move).toList(),
            outcomes,
            named(root, "strategies", new StrategyReader(events, outcomes, beside)::read),
            root.map("decision").map(PathwayReader::decision),
            beside.activities(),
            beside.effects(),
            named(root, "measures", EffectReader::measure));
    root.close();
    return spec;
  }

  private static String name(YamlMap head) {
    Optional<YamlNode> node = head.require("name");
    String name = node.flatMap(YamlNode::text).orElse("pathway");
    if (!NAME.matcher(name).matches()) {
      node.ifPresent(n -> n.report("(%s) must be made of a-z, 0-9, _ and -.".formatted(name)));
    }
    return name;
  }

  /** What stands under the user's own names. */
  static <T> List<T> named(YamlMap parent, String key, BiFunction<YamlMap, String, T> read) {
    return parent
        .get(key)
        .filter(node -> !node.isBlank())
        .flatMap(YamlNode::map)
        .map(map -> map.all().keySet().stream().map(name -> read.apply(map, name)).toList())
        .orElse(List.of());
  }

  private static StateSpec state(YamlMap states, String name) {
    Map<String, Written> values = new LinkedHashMap<>();
    Optional<YamlMap> map = states.get(name).filter(node -> !node.isBlank()).flatMap(YamlNode::map);
    boolean isFinal =
        map.flatMap(state -> state.get("final")).flatMap(PathwayReader::truth).orElse(false);
    map.ifPresent(state -> values.putAll(ExpressionReader.all(state)));
    values.remove("final");
    return new StateSpec(name, values, isFinal, states.place(name));
  }

  private static Optional<Boolean> truth(YamlNode node) {
    return node.oneOf(List.of(true, false), String::valueOf);
  }

  static List<TransitionSpec> transitions(YamlMap root) {
    List<TransitionSpec> transitions = new ArrayList<>();
    named(root, "transitions", PathwayReader::row).forEach(transitions::addAll);
    return transitions;
  }

  private static List<TransitionSpec> row(YamlMap rows, String from) {
    return named(
        rows,
        from,
        (row, to) ->
            new TransitionSpec(from, to, ExpressionReader.required(row, to), row.place(to)));
  }

  private static Stream<MoveValue> move(YamlNode item) {
    return item.map().stream()
        .map(
            map -> {
              map.require("add");
              MoveValue move =
                  new MoveValue(
                      map.texts("from"),
                      map.texts("to"),
                      ExpressionReader.values(map, "add"),
                      map.place());
              map.close();
              return move;
            });
  }

  private static DecisionSpec decision(YamlMap map) {
    DecisionSpec decision =
        new DecisionSpec(
            map.require("cost").flatMap(YamlNode::text).orElse(""),
            map.require("effect").flatMap(YamlNode::text).orElse(""),
            map.items("thresholds").stream().flatMap(node -> node.number().stream()).toList(),
            map.text("perspective").orElse(""),
            map.place());
    map.close();
    return decision;
  }
}
