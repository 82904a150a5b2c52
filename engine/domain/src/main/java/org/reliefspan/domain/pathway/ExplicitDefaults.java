package org.reliefspan.domain.pathway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes out what a pathway leaves to defaults that depend on its states. */
final class ExplicitDefaults {
  private final List<String> all;
  private final List<String> passing;
  private final List<String> values;

  private ExplicitDefaults(PathwaySpec spec) {
    this.all = spec.states().stream().map(StateSpec::name).toList();
    this.passing =
        spec.states().stream().filter(state -> !state.isFinal()).map(StateSpec::name).toList();
    this.values =
        List.copyOf(
            spec.states().stream()
                .flatMap(state -> state.values().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  static PathwaySpec in(PathwaySpec spec) {
    ExplicitDefaults defaults = new ExplicitDefaults(spec);
    return new PathwaySpec(
        spec.name(),
        spec.title(),
        spec.source(),
        spec.time(),
        spec.parameters(),
        spec.joint(),
        spec.tables(),
        spec.attributes(),
        spec.states().stream().map(defaults::state).toList(),
        spec.start(),
        spec.transitions(),
        spec.events().stream().map(defaults::event).toList(),
        spec.moves().stream().map(defaults::move).toList(),
        spec.outcomes(),
        spec.strategies(),
        spec.decision(),
        spec.activities().stream().map(defaults::activity).toList(),
        spec.effects(),
        spec.measures(),
        spec.extrapolations(),
        spec.ratios());
  }

  /** Every state has every value; one that is left out is 0. */
  private StateSpec state(StateSpec state) {
    Map<String, Written> written = new LinkedHashMap<>();
    values.forEach(name -> written.put(name, Written.of(0)));
    written.putAll(state.values());
    return new StateSpec(state.name(), written, state.isFinal(), state.place());
  }

  private EventSpec event(EventSpec event) {
    return event.in().isEmpty() ? event.runningIn(passing) : event;
  }

  private ActivitySpec activity(ActivitySpec activity) {
    return activity.in().isEmpty() ? activity.takingPlaceIn(passing) : activity;
  }

  private MoveValue move(MoveValue move) {
    return new MoveValue(
        move.from().isEmpty() ? passing : move.from(),
        move.to().isEmpty() ? all : move.to(),
        move.add(),
        move.place());
  }
}
