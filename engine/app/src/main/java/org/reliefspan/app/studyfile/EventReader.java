package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/** Reads events. In a strategy, what an event leaves out is as in the base. */
final class EventReader {
  private final YamlMap map;
  private final Optional<EventSpec> base;
  private final Map<String, Estimate> estimates;

  private EventReader(YamlMap map, Optional<EventSpec> base, Map<String, Estimate> estimates) {
    this.map = map;
    this.base = base;
    this.estimates = estimates;
  }

  /** An event, or what a strategy changes of one. */
  static EventSpec read(
      YamlMap events, String name, Optional<EventSpec> base, Map<String, Estimate> estimates) {
    Place place = events.place(name);
    return events
        .get(name)
        .flatMap(YamlNode::map)
        .map(map -> new EventReader(map, base, estimates).event(name, place))
        .orElseGet(() -> unread(name, place));
  }

  private EventSpec event(String name, Place place) {
    EventSpec event =
        new EventSpec(
            name,
            map.get("in")
                .map(node -> map.texts("in"))
                .or(() -> base.map(EventSpec::in))
                .orElse(List.of()),
            ExpressionReader.optional(map, "when").or(() -> base.flatMap(EventSpec::when)),
            timing(),
            clock(),
            ExpressionReader.optional(map, "hazard_ratio")
                .or(() -> base.flatMap(EventSpec::hazardRatio)),
            ConsequencesReader.among(
                map, base.map(EventSpec::consequences).orElse(Consequences.NONE)),
            place);
    map.close();
    return event;
  }

  private EventSpec.Clock clock() {
    return map.get("clock")
        .flatMap(node -> node.oneOf(List.of(EventSpec.Clock.values()), PathwayTimeReader::word))
        .or(() -> base.map(EventSpec::clock))
        .orElse(EventSpec.Clock.RESET);
  }

  private EventSpec.Timing timing() {
    if (map.get("after").isEmpty() && base.isPresent()) {
      return base.get().after();
    }
    return map.require("after")
        .flatMap(new TimingReader(estimates)::read)
        .orElse(unreadTiming(map.place()));
  }

  private static EventSpec.Timing unreadTiming(Place place) {
    return new EventSpec.At(Written.unread(place));
  }

  private static EventSpec unread(String name, Place place) {
    return new EventSpec(
        name,
        List.of(),
        Optional.empty(),
        unreadTiming(place),
        EventSpec.Clock.RESET,
        Optional.empty(),
        Consequences.NONE,
        place);
  }
}
