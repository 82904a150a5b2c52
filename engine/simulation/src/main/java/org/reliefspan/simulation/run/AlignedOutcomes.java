package org.reliefspan.simulation.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.OutcomeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;

/** Gives all strategies the same outcomes; one that only others have adds nothing. */
final class AlignedOutcomes {
  private AlignedOutcomes() {}

  static List<PathwaySpec> of(ResolvedPathway pathway) {
    Map<String, OutcomeSpec> all = new LinkedHashMap<>();
    for (ResolvedPathway.Strategy strategy : pathway.strategies()) {
      strategy.model().outcomes().forEach(each -> all.putIfAbsent(each.name(), empty(each)));
    }
    return pathway.strategies().stream().map(each -> with(each.model(), all)).toList();
  }

  private static OutcomeSpec empty(OutcomeSpec outcome) {
    return new OutcomeSpec(
        outcome.name(),
        Optional.empty(),
        OutcomeSpec.Discount.NONE,
        outcome.unit(),
        outcome.place());
  }

  private static PathwaySpec with(PathwaySpec model, Map<String, OutcomeSpec> all) {
    Map<String, OutcomeSpec> outcomes = new LinkedHashMap<>(all);
    model.outcomes().forEach(each -> outcomes.put(each.name(), each));
    return model.withOutcomes(List.copyOf(outcomes.values()));
  }
}
