package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.RunSpec;
import org.reliefspan.domain.facility.ScenarioSpec;
import org.reliefspan.domain.facility.SearchSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Place;

/** Turns the YAML of a facility into a facility as written; what cannot be read is a finding. */
final class FacilityReader {
  private static final double GUARANTEE = 0.95;
  private static final double INDIFFERENCE = 0.01;
  private final Path file;
  private final PathwaySpec pathway;

  FacilityReader(Path file, PathwaySpec pathway) {
    this.file = file;
    this.pathway = pathway;
  }

  FacilitySpec read(YamlMap root) {
    Optional<YamlMap> head = root.require(FacilityFile.KEY).flatMap(YamlNode::map);
    String name = head.map(PathwayReader::name).orElse("facility");
    String title = head.flatMap(map -> map.text("title")).orElse(name);
    String source = head.flatMap(map -> map.text("source")).orElse("");
    head.ifPresent(YamlMap::close);
    root.get(PathwayFile.KEY); // read by whom it concerns
    Optional<CalendarSpec> calendar = root.map("calendar").flatMap(CalendarReader::read);
    ArrivalReader arrivals = new ArrivalReader(file, pathway.time().unit(), calendar);
    List<ResourceSpec> resources =
        PathwayReader.named(root, "resources", (map, key) -> resource(map, key, List.of()));
    List<StepSpec> steps =
        PathwayReader.named(root, "steps", (map, key) -> step(map, key, List.of()));
    List<ArrivalSpec> streams =
        PathwayReader.named(root, "arrivals", (map, key) -> arrivals.read(map, key, List.of()));
    root.require("arrivals");
    FacilitySpec spec =
        new FacilitySpec(
            name,
            title,
            source,
            calendar,
            ExpressionReader.values(root, "parameters"),
            resources,
            steps,
            streams,
            root.map("run").map(map -> run(map, arrivals)).orElse(RunSpec.DEFAULT),
            PathwayReader.named(
                root,
                "scenarios",
                (map, key) -> new Scenarios(resources, steps, streams, arrivals).read(map, key)),
            root.map("search").map(FacilityReader::search));
    root.close();
    return spec;
  }

  private static ResourceSpec resource(YamlMap map, String name, List<ResourceSpec> base) {
    return ResourceReader.read(map, name, named(base, ResourceSpec::name, name));
  }

  private static StepSpec step(YamlMap map, String name, List<StepSpec> base) {
    return StepReader.read(map, name, named(base, StepSpec::activity, name));
  }

  /** What the base has under a name. */
  static <T> Optional<T> named(List<T> all, Function<T, String> name, String wanted) {
    return all.stream().filter(each -> name.apply(each).equals(wanted)).findFirst();
  }

  private static RunSpec run(YamlMap map, ArrivalReader arrivals) {
    RunSpec run =
        new RunSpec(
            map.get("until").map(arrivals::time).orElse(OptionalDouble.empty()),
            map.get("warmup").map(node -> warmup(node, arrivals)).orElse(OptionalDouble.of(0)),
            Keys.count(map, "replications"));
    map.close();
    return run;
  }

  private static OptionalDouble warmup(YamlNode node, ArrivalReader arrivals) {
    String word = node.text().orElse("");
    return switch (word) {
      case "auto" -> OptionalDouble.empty();
      case "none" -> OptionalDouble.of(0);
      default -> arrivals.time(node);
    };
  }

  private static SearchSpec search(YamlMap map) {
    map.require("resources");
    SearchSpec search =
        new SearchSpec(
            PathwayReader.named(map, "resources", FacilityReader::range),
            Keys.number(map, "guarantee").orElse(GUARANTEE),
            Keys.number(map, "indifference").orElse(INDIFFERENCE),
            map.place());
    map.close();
    return search;
  }

  private static SearchSpec.Range range(YamlMap ranges, String name) {
    Optional<YamlMap> map = ranges.map(name);
    map.ifPresent(each -> each.require("from"));
    map.ifPresent(each -> each.require("to"));
    OptionalInt from = map.map(each -> Keys.count(each, "from")).orElse(OptionalInt.empty());
    OptionalInt to = map.map(each -> Keys.count(each, "to")).orElse(OptionalInt.empty());
    map.ifPresent(YamlMap::close);
    return new SearchSpec.Range(name, from.orElse(0), to.orElse(0));
  }

  /** Scenarios: what each changes of the base. */
  private record Scenarios(
      List<ResourceSpec> resources,
      List<StepSpec> steps,
      List<ArrivalSpec> streams,
      ArrivalReader arrivals) {
    ScenarioSpec read(YamlMap scenarios, String name) {
      Place place = scenarios.place(name);
      return scenarios
          .get(name)
          .filter(node -> !node.isBlank())
          .flatMap(YamlNode::map)
          .map(map -> scenario(map, name, place))
          .orElseGet(
              () ->
                  new ScenarioSpec(
                      name,
                      name,
                      Optional.empty(),
                      Map.of(),
                      List.of(),
                      List.of(),
                      List.of(),
                      place));
    }

    private ScenarioSpec scenario(YamlMap map, String name, Place place) {
      ScenarioSpec scenario =
          new ScenarioSpec(
              name,
              map.text("title").orElse(name),
              map.text("strategy"),
              ExpressionReader.values(map, "parameters"),
              PathwayReader.named(map, "resources", (all, key) -> resource(all, key, resources)),
              PathwayReader.named(map, "steps", (all, key) -> step(all, key, steps)),
              PathwayReader.named(map, "arrivals", (all, key) -> arrivals.read(all, key, streams)),
              place);
      map.close();
      return scenario;
    }
  }
}
