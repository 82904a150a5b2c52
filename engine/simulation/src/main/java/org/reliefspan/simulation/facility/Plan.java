package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.SearchSpec;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Numbers of resources that may be chosen.
 *
 * @param counts by resource, in the order of the search
 * @param cost of them per year
 */
record Plan(Map<String, Integer> counts, double cost) {
  private static final int MOST = 10_000;

  Plan {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** All plans of a search, the cheapest first; of equal costs those with few of the first. */
  static List<Plan> of(SearchSpec search, FacilitySpec facility) {
    List<Plan> plans = List.of(new Plan(Map.of(), 0));
    for (SearchSpec.Range range : search.ranges()) {
      plans = with(range, facility, plans);
      if (plans.size() > MOST) {
        throw new SimulationException(
            "The search has more than %d plans to choose from. Maybe narrower ranges?"
                .formatted(MOST));
      }
    }
    return plans.stream().sorted(Comparator.comparingDouble(Plan::cost)).toList();
  }

  private static List<Plan> with(SearchSpec.Range range, FacilitySpec facility, List<Plan> plans) {
    double cost = resource(range.resource(), facility).cost().orElse(0);
    List<Plan> all = new ArrayList<>();
    for (Plan plan : plans) {
      for (int count = range.from(); count <= range.to() && all.size() <= MOST; count++) {
        Map<String, Integer> counts = new LinkedHashMap<>(plan.counts);
        counts.put(range.resource(), count);
        all.add(new Plan(counts, plan.cost + count * cost));
      }
    }
    return all;
  }

  private static ResourceSpec resource(String name, FacilitySpec facility) {
    return facility.resources().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SimulationException(
                    "The search chooses %s, which the facility does not have.".formatted(name)));
  }

  /** The facility with these numbers, without scenarios. */
  FacilitySpec in(FacilitySpec facility) {
    return facility.with(
        facility.resources().stream()
            .map(each -> each.withCount(counts.getOrDefault(each.name(), each.count())))
            .toList());
  }

  /** In words of results: {@code suite=2;therapist=6}. */
  String words() {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(";"));
  }
}
