package org.reliefspan.domain.pathway.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;

/** Activities that nobody ever asks for, and requests that go round without time passing. */
final class RequestCheck {
  private final PathwaySpec model;
  private final BaseValues base;

  private RequestCheck(PathwaySpec model) {
    this.model = model;
    this.base = BaseValues.of(model);
  }

  /**
   * Reports what no model asks for.
   *
   * @param models one for each strategy
   */
  static void check(List<PathwaySpec> models, Report report) {
    Set<String> requested = new LinkedHashSet<>();
    Map<String, ActivitySpec> activities = new LinkedHashMap<>();
    for (PathwaySpec model : models) {
      model.consequences().forEach(each -> requested.addAll(each.request().keySet()));
      model.activities().forEach(each -> activities.putIfAbsent(each.name(), each));
      new RequestCheck(model).loops(report);
    }
    for (ActivitySpec activity : activities.values()) {
      if (!requested.contains(activity.name())) {
        report.add(
            activity.place(),
            "is never requested. Maybe write request: %s at an event?".formatted(activity.name()));
      }
    }
  }

  private void loops(Report report) {
    Map<String, Set<String>> next = new LinkedHashMap<>();
    for (ActivitySpec activity : model.activities()) {
      if (isAtOnce(activity)) {
        next.put(activity.name(), surely(activity));
      }
    }
    for (ActivitySpec activity : model.activities()) {
      List<String> path = new ArrayList<>();
      if (activity.isOffered() && leadsBack(activity.name(), activity.name(), next, path)) {
        report.add(
            activity.place(),
            "asks for itself without any time passing (%s -> %s). Maybe give it a target or a"
                    .formatted(String.join(" -> ", path), activity.name())
                + " duration, or the request a condition?");
        return; // the others of the circle are the same one
      }
    }
  }

  private static boolean leadsBack(
      String from, String to, Map<String, Set<String>> next, List<String> path) {
    path.add(from);
    for (String each : next.getOrDefault(from, Set.of())) {
      if (each.equals(to) || (!path.contains(each) && leadsBack(each, to, next, path))) {
        return true;
      }
    }
    path.remove(path.size() - 1);
    return false;
  }

  /** What it surely asks for when it is done. */
  private Set<String> surely(ActivitySpec activity) {
    Set<String> all = new LinkedHashSet<>();
    for (Consequences each : List.of(activity.start(), activity.done(), activity.finished())) {
      each.request()
          .forEach(
              (name, condition) -> {
                if (base.truth(condition).orElse(false)) {
                  all.add(name);
                }
              });
    }
    return all;
  }

  private boolean isAtOnce(ActivitySpec activity) {
    return activity.course().isEmpty()
        && isZero(activity.window().target())
        && isZero(activity.duration());
  }

  private boolean isZero(AttributeSpec.Start time) {
    Optional<Written> written =
        time instanceof AttributeSpec.Fixed fixed ? Optional.of(fixed.value()) : Optional.empty();
    return written.flatMap(base::number).equals(Optional.of(0.0));
  }
}
