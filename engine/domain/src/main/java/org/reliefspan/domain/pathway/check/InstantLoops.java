package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.StateSpec;
import org.reliefspan.domain.pathway.Written;

/** Events that ring at once and surely lead back to where they run, so that time stands still. */
final class InstantLoops implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    Map<String, Step> steps = new HashMap<>();
    StateGraph graph = new StateGraph(model);
    BaseValues base = BaseValues.of(model);
    for (StateSpec state : model.states()) {
      first(model, graph, base, state.name())
          .ifPresent(event -> step(event, base, state.name(), steps));
    }
    steps.keySet().stream().sorted().forEach(start -> follow(start, steps, report));
  }

  /** The event that surely happens at once on coming to a state. */
  private static Optional<EventSpec> first(
      PathwaySpec model, StateGraph graph, BaseValues base, String state) {
    return model.events().stream()
        .filter(event -> graph.statesOf(event).contains(state))
        .filter(event -> isAtOnce(event, base) && graph.canRing(event, state))
        .findFirst()
        .filter(event -> graph.mustRun(event, state));
  }

  private static boolean isAtOnce(EventSpec event, BaseValues base) {
    return event.after() instanceof EventSpec.After after
        && after.law().family() == Law.Family.FIXED
        && Optional.ofNullable(after.law().parameters().get("value"))
            .flatMap(base::number)
            .equals(Optional.of(0.0));
  }

  private static void step(EventSpec event, BaseValues base, String from, Map<String, Step> steps) {
    if (event.go().isEmpty()) {
      steps.put(from, new Step(event, from));
    }
    for (Map.Entry<String, Written> way : event.go().entrySet()) {
      if (base.number(way.getValue()).equals(Optional.of(1.0))) {
        steps.put(from, new Step(event, way.getKey()));
      }
    }
  }

  private static void follow(String start, Map<String, Step> steps, Report report) {
    List<String> path = new ArrayList<>();
    String at = start;
    for (Step step = steps.get(at); step != null; step = steps.get(at)) {
      path.add(at);
      at = step.to();
      if (at.equals(start)) {
        report.addValue(
            step.event().place(),
            "loop",
            "happens at once and leads back to where it runs (%s -> %s), so time stands still."
                    .formatted(String.join(" -> ", path), start)
                + " Maybe give it a time, or a condition?");
        return;
      }
      if (path.contains(at)) {
        return; // a loop further on, found from there
      }
    }
  }

  private record Step(EventSpec event, String to) {}
}
