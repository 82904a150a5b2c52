package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reliefspan.domain.pathway.AttributeSpec;
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
    Map<String, Estimate> estimates = new EstimateReader(file, time.unit()).read(root);
    List<EventSpec> events =
        named(
            root, "events", (map, key) -> EventReader.read(map, key, Optional.empty(), estimates));
    List<OutcomeSpec> outcomes =
        outcomes(root, (map, key) -> !RatioReader.isRatio(map, key), OutcomeReader::base);
    StrategyReader.Beside beside =
        new StrategyReader.Beside(
            named(root, "activities", ActivityReader::base),
            named(root, "effects", EffectReader::base),
            estimates);
    root.require("outcomes");
    root.require("states");
    root.require("start");
    PathwaySpec spec =
        new PathwaySpec(
            name,
            title,
            source,
            time,
            and(
                named(root, "parameters", ParameterReader::parameter),
                estimates,
                Estimate::parameters),
            and(ParameterReader.joint(root), estimates, each -> List.of(each.joint())),
            named(root, "tables", (map, key) -> new TableReader(file).read(map, key)),
            attributes(root),
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
            and(named(root, "measures", EffectReader::measure), estimates, Estimate::measures),
            and(List.of(), estimates, Estimate::extrapolations),
            outcomes(root, RatioReader::isRatio, RatioReader::read));
    root.close();
    return spec;
  }

  /** What patients begin with together, then one by one. */
  private List<AttributeSpec> attributes(YamlMap root) {
    List<AttributeSpec> all = new ArrayList<>(new ProfilesReader(file).read(root));
    all.addAll(named(root, "attributes", AttributeReader::read));
    return all;
  }

  /** What the file says itself, and what its estimates bring. */
  private static <T> List<T> and(
      List<T> own, Map<String, Estimate> estimates, Function<Estimate, List<T>> of) {
    List<T> all = new ArrayList<>(own);
    estimates.values().forEach(each -> all.addAll(of.apply(each)));
    return all;
  }

  /** The name of a file, which must be one. */
  static String name(YamlMap head) {
    Optional<YamlNode> node = head.require("name");
    String name = node.flatMap(YamlNode::text).orElse("pathway");
    if (!NAME.matcher(name).matches()) {
      node.ifPresent(n -> n.report("(%s) must be made of a-z, 0-9, _ and -.".formatted(name)));
    }
    return name;
  }

  /** Those of the outcomes that are of a kind. */
  private static <T> List<T> outcomes(
      YamlMap root, BiPredicate<YamlMap, String> isOfTheKind, BiFunction<YamlMap, String, T> read) {
    return named(
            root,
            "outcomes",
            (map, name) ->
                isOfTheKind.test(map, name)
                    ? Optional.of(read.apply(map, name))
                    : Optional.<T>empty())
        .stream()
        .flatMap(Optional::stream)
        .toList();
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
