package org.reliefspan.domain.facility.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.facility.check.Situation.Offered;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.Consequences;

/**
 * Steps that may wait for one another for ever. Who finds no waiting place keeps what the last
 * session needed; a circle of steps that hold what the next one waits for can come to a stop.
 */
final class BlockingCaution implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    Map<String, Set<String>> holds = new LinkedHashMap<>();
    for (Offered each : situation.offered()) {
      needs
          .computeIfAbsent(each.name(), name -> new LinkedHashSet<>())
          .addAll(each.activity().needs().keySet());
      holds.computeIfAbsent(each.name(), name -> new LinkedHashSet<>());
    }
    for (Offered each : situation.offered()) {
      if (!each.activity().needs().isEmpty()) {
        requested(each.activity()).stream()
            .filter(next -> blocks(next, situation))
            .forEach(next -> holds.getOrDefault(each.name(), new LinkedHashSet<>()).add(next));
      }
    }
    circle(holds, needs)
        .ifPresent(
            path ->
                complaints.add(
                    situation.step(path.get(1)).map(StepSpec::place).orElseThrow(),
                    "may come to a stop: patients who find no place hold what others wait for (%s)."
                            .formatted(String.join(" -> ", path))
                        + " Maybe give one of them more places, or when_full: leave?"));
  }

  private static Set<String> requested(ActivitySpec activity) {
    Set<String> names = new LinkedHashSet<>();
    for (Consequences each : List.of(activity.done(), activity.finished())) {
      names.addAll(each.request().keySet());
    }
    return names;
  }

  private static boolean blocks(String name, Situation situation) {
    return situation
            .step(name)
            .filter(step -> step.whenFull() == StepSpec.WhenFull.BLOCK)
            .isPresent()
        && situation.offered().stream()
            .filter(each -> each.name().equals(name))
            .anyMatch(
                each ->
                    each.number(each.activity().waiting().places()).orElse(0.0)
                        < Double.POSITIVE_INFINITY);
  }

  /** A circle of steps, each of which waits for the next one, the first again at the end. */
  private static Optional<List<String>> circle(
      Map<String, Set<String>> holds, Map<String, Set<String>> needs) {
    Map<String, Set<String>> waits = new LinkedHashMap<>();
    holds.forEach((name, next) -> waits.put(name, new LinkedHashSet<>(next)));
    holds.forEach(
        (holder, next) -> {
          if (!next.isEmpty()) {
            needs.forEach(
                (name, own) -> {
                  if (!Collections.disjoint(own, needs.getOrDefault(holder, Set.of()))
                      && !name.equals(holder)) {
                    waits.getOrDefault(name, new LinkedHashSet<>()).add(holder);
                  }
                });
          }
        });
    for (Map.Entry<String, Set<String>> holder : holds.entrySet()) {
      for (String next : holder.getValue()) {
        List<String> path = new ArrayList<>(List.of(holder.getKey()));
        if (next.equals(holder.getKey()) || leadsTo(holder.getKey(), next, waits, path)) {
          path.add(next.equals(holder.getKey()) ? next : holder.getKey());
          return Optional.of(path);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean leadsTo(
      String goal, String from, Map<String, Set<String>> waits, List<String> path) {
    path.add(from);
    for (String next : waits.getOrDefault(from, Set.of())) {
      if (next.equals(goal) || (!path.contains(next) && leadsTo(goal, next, waits, path))) {
        return true;
      }
    }
    path.remove(path.size() - 1);
    return false;
  }
}
