package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.ScenarioSpec;
import org.reliefspan.domain.facility.SearchSpec;

/** Scenarios that say what one more of each searched resource is worth, and one less costs. */
final class OneMoreOrLess {
  private OneMoreOrLess() {}

  /** The facility with these scenarios after its own. */
  static FacilitySpec of(FacilitySpec facility) {
    List<ScenarioSpec> all = new ArrayList<>(facility.scenarios());
    facility.search().ifPresent(search -> add(search, facility, all));
    return facility.withScenarios(all);
  }

  private static void add(SearchSpec search, FacilitySpec facility, List<ScenarioSpec> all) {
    for (ResourceSpec resource : facility.resources()) {
      if (search.ranges().stream().anyMatch(each -> each.resource().equals(resource.name()))) {
        all.add(scenario("+1 " + resource.name(), "one more", resource, resource.count() + 1));
        if (resource.count() > 1) {
          all.add(scenario("-1 " + resource.name(), "one less", resource, resource.count() - 1));
        }
      }
    }
  }

  private static ScenarioSpec scenario(
      String name, String words, ResourceSpec resource, int count) {
    return new ScenarioSpec(
        name,
        "%s: %s than now".formatted(resource.name(), words),
        Optional.empty(),
        Map.of(),
        List.of(resource.withCount(count)),
        List.of(),
        List.of(),
        resource.place());
  }
}
