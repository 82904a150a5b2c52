package org.reliefspan.simulation.facility;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.FacilityPathway;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ScenarioSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.SimulationException;

/**
 * A strategy in a scenario.
 *
 * @param name as in results: the scenario, the strategy, or both where there are several of both
 * @param title for readers
 * @param strategy of the pathway
 * @param facility as it is in the scenario
 * @param model of the strategy, as the facility runs it
 */
record Arm(String name, String title, String strategy, FacilitySpec facility, PathwaySpec model)
    implements Serializable {
  /** Name of a facility without scenarios. */
  static final String BASE = "base";

  /** All arms, scenarios in order, strategies in order. */
  static List<Arm> of(PathwaySpec pathway, FacilitySpec facility) {
    List<Arm> arms = new ArrayList<>(of(pathway, facility.with(facility.resources()), BASE, ""));
    List<Arm> all = new ArrayList<>(arms);
    for (ScenarioSpec scenario : facility.scenarios()) {
      List<Arm> own = of(pathway, facility.in(scenario), scenario.name(), scenario.title());
      all.addAll(
          own.stream()
              .filter(arm -> scenario.strategy().map(arm.strategy()::equals).orElse(true))
              .toList());
    }
    boolean oneScenario = facility.scenarios().isEmpty();
    boolean oneStrategy = arms.size() == 1;
    return all.stream().map(arm -> arm.named(oneScenario, oneStrategy)).toList();
  }

  private static List<Arm> of(
      PathwaySpec pathway, FacilitySpec facility, String scenario, String title) {
    PathwaySpec here = FacilityPathway.of(pathway, facility).whereArrivalsBring(brought(facility));
    return ResolvedPathway.of(here).strategies().stream()
        .map(each -> new Arm(scenario, title, each.name(), facility, each.model()))
        .toList();
  }

  private static Set<String> brought(FacilitySpec facility) {
    Set<String> names = new HashSet<>();
    for (ArrivalSpec arrivals : facility.arrivals()) {
      names.addAll(arrivals.attributes().keySet());
      if (arrivals.when() instanceof ArrivalSpec.Given given) {
        names.addAll(given.values().keySet());
      }
    }
    return names;
  }

  private Arm named(boolean oneScenario, boolean oneStrategy) {
    String shown = oneScenario ? strategy : oneStrategy ? name : "%s:%s".formatted(name, strategy);
    return new Arm(shown, title, strategy, facility, model);
  }

  /** Compiles it. */
  Facility compile() {
    try {
      return new Facility(model, facility);
    } catch (SimulationException wrong) {
      throw wrong.in(name);
    }
  }
}
