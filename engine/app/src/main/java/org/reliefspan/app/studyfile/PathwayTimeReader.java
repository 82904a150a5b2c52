package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.Written;

/** Reads how time runs in a pathway. */
final class PathwayTimeReader {
  private static final double MOST_TICKS = 1L << 40;

  private PathwayTimeReader() {}

  static TimeSpec read(YamlMap root) {
    return root.require("time")
        .flatMap(YamlNode::map)
        .map(PathwayTimeReader::time)
        .orElseGet(() -> unread(root));
  }

  /** Time that is missing is discrete if there are transitions, so that these are no finding. */
  private static TimeSpec unread(YamlMap root) {
    Written unread = Written.unread(Place.NONE);
    return new TimeSpec(
        TimeUnit.YEAR,
        unread,
        root.get("transitions").map(node -> unread),
        TimeSpec.Correction.NONE,
        TimeSpec.DEFAULT_TICKS);
  }

  private static TimeSpec time(YamlMap map) {
    Optional<Written> cycle = ExpressionReader.optional(map, "cycle");
    refuseInOtherTime(map, cycle.isPresent());
    TimeSpec time =
        new TimeSpec(
            map.require("unit")
                .flatMap(node -> node.oneOf(List.of(TimeUnit.values()), PathwayTimeReader::word))
                .orElse(TimeUnit.YEAR),
            ExpressionReader.required(map, "horizon"),
            cycle,
            map.get("correction")
                .flatMap(
                    node ->
                        node.oneOf(List.of(TimeSpec.Correction.values()), PathwayTimeReader::word))
                .orElse(TimeSpec.Correction.NONE),
            map.get("ticks_per_unit")
                .flatMap(PathwayTimeReader::ticks)
                .orElse(TimeSpec.DEFAULT_TICKS));
    map.close();
    return time;
  }

  private static void refuseInOtherTime(YamlMap map, boolean discrete) {
    if (discrete) {
      map.get("ticks_per_unit")
          .ifPresent(node -> node.report("belongs to continuous time, but there is a \"cycle\"."));
    } else {
      map.get("correction")
          .ifPresent(node -> node.report("belongs to discrete time, which needs a \"cycle\"."));
    }
  }

  private static Optional<Long> ticks(YamlNode node) {
    Optional<Long> ticks = node.integer();
    if (ticks.isPresent() && !(ticks.get() > 0 && ticks.get() <= MOST_TICKS)) {
      node.report("(%d) must be from 1 to 2^40.".formatted(ticks.get()));
      return Optional.empty();
    }
    return ticks;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
