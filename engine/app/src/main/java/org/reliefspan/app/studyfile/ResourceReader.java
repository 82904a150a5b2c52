package org.reliefspan.app.studyfile;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.pathway.Place;

/** Reads resources. In a scenario, what a resource leaves out is as in the base. */
final class ResourceReader {
  private ResourceReader() {}

  /** A resource, or what a scenario changes of one. */
  static ResourceSpec read(YamlMap resources, String name, Optional<ResourceSpec> base) {
    Place place = resources.place(name);
    ResourceSpec otherwise = base.orElseGet(() -> plain(name, place));
    return resources
        .get(name)
        .filter(node -> !node.isBlank())
        .flatMap(YamlNode::map)
        .map(map -> resource(map, otherwise, place))
        .orElse(otherwise);
  }

  private static ResourceSpec plain(String name, Place place) {
    return new ResourceSpec(
        name,
        1,
        new Opening.Always(),
        ResourceSpec.AtClose.FINISH,
        0,
        false,
        OptionalDouble.empty(),
        List.of(),
        place);
  }

  private static ResourceSpec resource(YamlMap map, ResourceSpec base, Place place) {
    Optional<Opening> opening = opening(map);
    OptionalDouble cost = Keys.number(map, "cost");
    ResourceSpec resource =
        new ResourceSpec(
            base.name(),
            Keys.count(map, "count")
                .orElse(opening.map(each -> most(each, base)).orElse(base.count())),
            opening.orElse(base.opening()),
            Keys.word(map, "at_close", ResourceSpec.AtClose.values()).orElse(base.atClose()),
            Keys.number(map, "turnover").orElse(base.turnover()),
            continuity(map).orElse(base.continuity()),
            cost.isPresent() ? cost : base.cost(),
            map.get("carve_outs").isPresent() ? carveOuts(map) : base.carveOuts(),
            place);
    map.close();
    return resource;
  }

  /** No run tells the units of a resource apart. */
  private static Optional<Boolean> continuity(YamlMap map) {
    Optional<Boolean> keeps = Keys.truth(map, "continuity");
    if (keeps.orElse(false)) {
      map.get("continuity")
          .ifPresent(
              each ->
                  each.report(
                      "is true, but units of a resource are alike in a run. Maybe make each of them"
                          + " a resource and an activity of its own, and ask for that of the"
                          + " patient?"));
    }
    return keeps;
  }

  /** Shifts say themselves how many there are. */
  private static int most(Opening opening, ResourceSpec base) {
    return opening instanceof Opening.Cyclic cyclic && !cyclic.count().isEmpty()
        ? Collections.max(cyclic.count())
        : base.count();
  }

  private static Optional<Opening> opening(YamlMap map) {
    Optional<YamlNode> open = map.get("open");
    Optional<YamlMap> shifts = map.map("shifts");
    if (open.isPresent() && shifts.isPresent()) {
      map.report("has \"open\" and \"shifts\". Leave one of them out.");
    }
    return shifts.isPresent()
        ? shifts.map(ResourceReader::cyclic)
        : open.flatMap(node -> open(node));
  }

  private static Optional<Opening> open(YamlNode node) {
    return node.isMap()
        ? node.map().map(week -> new Opening.Weekly(WeekReader.shifts(week)))
        : node.oneOf(List.of("always"), word -> word).map(always -> new Opening.Always());
  }

  private static Opening cyclic(YamlMap map) {
    map.require("from");
    map.require("count");
    Opening opening =
        new Opening.Cyclic(
            Keys.number(map, "every").orElse(Double.POSITIVE_INFINITY),
            Keys.numbers(map, "from"),
            Keys.counts(map, "count"));
    map.close();
    return opening;
  }

  private static List<ResourceSpec.CarveOut> carveOuts(YamlMap map) {
    return map.items("carve_outs").stream()
        .flatMap(item -> item.map().stream())
        .flatMap(ResourceReader::carveOut)
        .toList();
  }

  private static Stream<ResourceSpec.CarveOut> carveOut(YamlMap map) {
    Optional<Set<DayOfWeek>> days =
        map.require("days").flatMap(node -> node.text().map(text -> WeekReader.days(text, node)));
    Optional<WeekReader.Hours> hours = map.require("hours").flatMap(WeekReader::hours);
    OptionalInt count = Keys.count(map, "count");
    map.require("only");
    Set<String> only = Set.copyOf(map.texts("only"));
    double release = Keys.number(map, "release").orElse(0);
    map.close();
    return days.stream()
        .flatMap(
            on ->
                hours.stream()
                    .map(at -> new Opening.Shift(on, at.from(), at.until(), count))
                    .map(shift -> new ResourceSpec.CarveOut(shift, only, release)));
  }
}
