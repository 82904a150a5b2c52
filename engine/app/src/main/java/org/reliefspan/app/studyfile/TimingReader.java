package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.spelling.Nearest;

/** Reads when an event rings: after a time from a distribution, by rates, or at a time. */
final class TimingReader {
  private static final String AT = "at";
  private static final String PIECEWISE = "piecewise";
  private static final String LIFE_TABLE = "life_table";

  private static final String ESTIMATE = "estimate";
  private final Map<String, Estimate> estimates;

  /** Knows the estimates of the pathway. */
  TimingReader(Map<String, Estimate> estimates) {
    this.estimates = estimates;
  }

  Optional<EventSpec.Timing> read(YamlNode node) {
    return LawReader.single(node, List.of(AT, PIECEWISE, LIFE_TABLE, ESTIMATE))
        .flatMap(this::timing);
  }

  private Optional<EventSpec.Timing> timing(YamlMap map) {
    String word = map.all().keySet().iterator().next();
    return switch (word) {
      case AT -> Optional.of(new EventSpec.At(ExpressionReader.required(map, AT)));
      case PIECEWISE -> map.map(PIECEWISE).map(TimingReader::piecewise);
      case LIFE_TABLE -> map.map(LIFE_TABLE).map(TimingReader::lifeTable);
      case ESTIMATE -> map.get(ESTIMATE).flatMap(this::estimate).map(EventSpec.After::new);
      default -> LawReader.law(map, word).map(EventSpec.After::new);
    };
  }

  private Optional<Law> estimate(YamlNode node) {
    String name = node.text().orElse("");
    Optional<Law> law = Optional.ofNullable(estimates.get(name)).flatMap(Estimate::law);
    if (law.isEmpty()) {
      node.report(
          "(%s) is no estimate of durations.%s"
              .formatted(name, Nearest.hint(name, estimates.keySet())));
    }
    return law;
  }

  private static EventSpec.Timing piecewise(YamlMap map) {
    map.require("from");
    map.require("rate");
    EventSpec.Timing timing =
        new EventSpec.Piecewise(
            map.items("from").stream().flatMap(node -> node.number().stream()).toList(),
            map.items("rate").stream()
                .map(node -> ExpressionReader.read(node, node.place()))
                .toList());
    map.close();
    return timing;
  }

  private static EventSpec.Timing lifeTable(YamlMap map) {
    EventSpec.Timing timing =
        new EventSpec.LifeTable(
            map.require("table").flatMap(YamlNode::text).orElse(""),
            ExpressionReader.required(map, "age"));
    map.close();
    return timing;
  }
}
