package org.reliefspan.domain.facility.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.check.Situation.Offered;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.spelling.Nearest;

/** What activities need is declared, and some time there is enough of it at once. */
final class NeedCheck implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    Map<String, ResourceSpec> resources = situation.resources();
    for (Offered each : situation.offered()) {
      Map<ResourceSpec, Integer> needs = new LinkedHashMap<>();
      each.activity()
          .needs()
          .forEach(
              (name, number) -> {
                ResourceSpec resource = resources.get(name);
                if (resource == null) {
                  undeclared(name, each, situation, complaints);
                } else {
                  each.number(number).ifPresent(known -> needs.put(resource, known.intValue()));
                }
              });
      enough(needs, each, situation, complaints);
      appointments(needs, each, situation, complaints);
    }
  }

  private static void undeclared(
      String name, Offered each, Situation situation, Complaints complaints) {
    complaints.add(
        situation
            .step(each.name())
            .filter(step -> step.instead().needs().isPresent())
            .map(step -> step.place())
            .orElse(new Place(0, "/resources")),
        "does not declare \"%s\", which %s needs.%s"
            .formatted(name, each.name(), hint(name, situation)));
  }

  private static String hint(String name, Situation situation) {
    TreeSet<String> known = new TreeSet<>(situation.resources().keySet());
    return known.isEmpty() ? "" : Nearest.hint(name, known);
  }

  private static void enough(
      Map<ResourceSpec, Integer> needs, Offered each, Situation situation, Complaints complaints) {
    boolean apart = true;
    for (Map.Entry<ResourceSpec, Integer> need : needs.entrySet()) {
      int most = WeekOf.most(need.getKey(), each.name());
      if (most < need.getValue()) {
        apart = false;
        complaints.add(
            need.getKey().place(),
            "has at most %d for %s, which needs %d: it could never begin."
                .formatted(most, each.name(), need.getValue()));
      }
    }
    if (apart && needs.size() > 1 && !WeekOf.everTogether(needs, each.name())) {
      complaints.add(
          situation.step(each.name()).map(step -> step.place()).orElse(new Place(0, "/resources")),
          "needs %s for %s at once, but there is no hour in which all are there."
              .formatted(
                  String.join(" and ", needs.keySet().stream().map(ResourceSpec::name).toList()),
                  each.name()));
    }
  }

  /** Appointments are hours of something. */
  private static void appointments(
      Map<ResourceSpec, Integer> needs, Offered each, Situation situation, Complaints complaints) {
    situation
        .step(each.name())
        .filter(step -> step.access() instanceof Access.Slots)
        .filter(step -> each.activity().needs().isEmpty())
        .ifPresent(
            step ->
                complaints.add(
                    step.place(),
                    "has appointments, but %s needs no resource whose hours they are. Maybe give"
                            .formatted(each.name())
                        + " it needs?"));
    List<ResourceSpec> all = new ArrayList<>(needs.keySet());
    situation
        .step(each.name())
        .filter(step -> step.access() instanceof Access.Slots)
        .ifPresent(
            step -> {
              Access.Slots slots = (Access.Slots) step.access();
              for (ResourceSpec resource : all) {
                double minutes = situation.duration(slots.length()).toSeconds() / 60.0;
                if (resource.opening() instanceof Opening.Weekly weekly
                    && minutes > WeekOf.longest(weekly)) {
                  complaints.add(
                      step.place(),
                      "has appointments that are longer than %s is ever open."
                          .formatted(resource.name()));
                }
              }
            });
  }
}
