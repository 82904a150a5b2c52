package org.reliefspan.domain.pathway.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.Written;

/** States that no strategy reaches, and events that ring under none. */
final class ReachCheck {
  private final Set<String> reached = new HashSet<>();
  private final Set<String> ringing = new HashSet<>();
  private final Map<String, EventSpec> events = new LinkedHashMap<>();

  /**
   * Reports what no model reaches.
   *
   * @param models one for each strategy
   */
  static void check(List<PathwaySpec> models, Report report) {
    if (models.stream().anyMatch(model -> model.start().isEmpty())) {
      return; // the start is missing, which is a finding itself
    }
    ReachCheck check = new ReachCheck();
    models.forEach(check::follow);
    for (StateSpec state : models.get(0).states()) {
      if (!check.reached.contains(state.name())) {
        report.add(
            state.place(), "cannot be reached under any strategy. Maybe a way to it is missing?");
      }
    }
    check.events.values().stream()
        .filter(event -> !check.ringing.contains(event.name()))
        .forEach(
            event ->
                report.add(
                    event.when().map(Written::place).orElse(event.place()),
                    "can never happen: %s."
                        .formatted(
                            event.when().isPresent()
                                ? "its condition is never true in a state that is reached"
                                : "no state in which it runs is reached")));
  }

  private void follow(PathwaySpec model) {
    StateGraph graph = new StateGraph(model);
    Set<String> states = graph.reachable();
    reached.addAll(states);
    for (EventSpec event : model.events()) {
      events.putIfAbsent(event.name(), event);
      if (graph.statesOf(event).stream()
          .anyMatch(state -> states.contains(state) && graph.canRing(event, state))) {
        ringing.add(event.name());
      }
    }
  }
}
