package org.reliefspan.domain.facility.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ScenarioSpec;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.Written;

/** Strategies and parameters that scenarios name. */
final class ScenarioCheck {
  private ScenarioCheck() {}

  static void check(FacilitySpec spec, PathwaySpec pathway, Complaints complaints) {
    parameters(spec.parameters(), pathway, complaints);
    List<String> strategies =
        ResolvedPathway.of(pathway).strategies().stream()
            .map(ResolvedPathway.Strategy::name)
            .toList();
    for (ScenarioSpec scenario : spec.scenarios()) {
      NameCheck.name(scenario.name(), scenario.place(), complaints);
      parameters(scenario.parameters(), pathway, complaints);
      if (scenario.strategy().isPresent() && !strategies.contains(scenario.strategy().get())) {
        complaints.unknown(
            scenario.place(), "strategy of the pathway", scenario.strategy().get(), strategies);
      }
    }
  }

  private static void parameters(
      Map<String, Written> values, PathwaySpec pathway, Complaints complaints) {
    Set<String> known =
        pathway.parameters().stream().map(ParameterSpec::name).collect(Collectors.toSet());
    Set<String> joint =
        pathway.joint().stream().flatMap(each -> each.names().stream()).collect(Collectors.toSet());
    values.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            complaints.unknown(value.place(), "parameter of the pathway", name, known);
          } else if (joint.contains(name)) {
            complaints.add(
                value.place(),
                "is drawn jointly with others, so that a facility cannot set it. Maybe add a"
                    + " parameter to the pathway that is %s there and set that one?"
                        .formatted(name));
          }
        });
  }
}
