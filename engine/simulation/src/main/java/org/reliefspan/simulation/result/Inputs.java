package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.ParameterSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.InputRow;
import org.reliefspan.domain.simulation.InputRow.Origin;
import org.reliefspan.simulation.model.ParameterValues;
import org.reliefspan.simulation.psa.ParameterDraws;

/** Rows of {@code inputs}: the parameters of the first strategy, and where they come from. */
final class Inputs {
  private static final double TAIL = (1 - StrategyRows.LEVEL) / 2;

  private Inputs() {}

  static List<InputRow> of(ResolvedPathway pathway) {
    PathwaySpec model = pathway.strategies().get(0).model();
    Map<String, Double> values = ParameterValues.of(model);
    ParameterDraws draws = new ParameterDraws(model, 0);
    List<InputRow> rows = new ArrayList<>();
    for (ParameterSpec parameter : model.parameters()) {
      rows.add(
          new InputRow(
              parameter.name(),
              values.getOrDefault(parameter.name(), 0.0),
              limits(draws, parameter.name()),
              parameter.unit(),
              parameter.source(),
              origin(parameter)));
    }
    return rows;
  }

  private static Optional<Interval> limits(ParameterDraws draws, String name) {
    return draws.names().contains(name)
        ? Optional.of(
            new Interval(
                draws.quantile(name, TAIL), draws.quantile(name, 1 - TAIL), StrategyRows.LEVEL))
        : Optional.empty();
  }

  private static Origin origin(ParameterSpec parameter) {
    if (parameter.isEstimated()) {
      return Origin.ESTIMATED;
    }
    boolean computed = !parameter.value().expression().columns().isEmpty();
    return computed && parameter.source().isEmpty() ? Origin.COMPUTED : Origin.DECLARED;
  }

  /** What readers of any output are told about where the numbers come from. */
  static List<String> notes(List<InputRow> inputs) {
    long estimated = inputs.stream().filter(row -> row.origin() == Origin.ESTIMATED).count();
    long declared = inputs.stream().filter(row -> row.origin() == Origin.DECLARED).count();
    if (estimated == 0) {
      return List.of("Inputs are from the literature or declared, not from your data.");
    }
    return declared == 0
        ? List.of()
        : List.of(
            "Of %d inputs %d are from the literature or declared, not from your data."
                .formatted(estimated + declared, declared));
  }
}
