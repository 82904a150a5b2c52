package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.GridRow;
import org.reliefspan.domain.simulation.ResponseRow;
import org.reliefspan.domain.simulation.Sensitivity;
import org.reliefspan.domain.simulation.SwitchRow;
import org.reliefspan.simulation.decision.ParameterRange;
import org.reliefspan.simulation.decision.PreferenceSwitch;
import org.reliefspan.simulation.decision.TwoWaySensitivity;
import org.reliefspan.simulation.model.ParameterValues;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.WhatIf;

/**
 * Rows of {@code sensitivity}, {@code thresholds} and {@code two_way}: single parameters from the
 * 2.5th to the 97.5th percentile of their draw, all others as written.
 */
public final class SensitivityRows {
  private static final double TAIL = 0.025;
  private static final int SECTIONS = 16;
  private static final int STEPS = 10;

  private final WhatIf whatIf;
  private final List<String> strategies;
  private final Map<String, Double> written;
  private final Optional<DecisionSpec> decision;
  private final Optional<Double> threshold;
  private final String engine;

  private SensitivityRows(ResolvedPathway pathway, WhatIf whatIf) {
    this.whatIf = whatIf;
    this.strategies = pathway.strategies().stream().map(ResolvedPathway.Strategy::name).toList();
    this.written = ParameterValues.of(pathway.strategies().get(0).model());
    this.decision = pathway.decision();
    this.threshold = decision.flatMap(DecisionSpec::middleThreshold);
    this.engine = whatIf.isExact() ? "cohort" : "simulation";
  }

  /**
   * The rows.
   *
   * @param patients where the cohort is not possible
   * @param wanted what is asked for
   */
  public static Sensitivity of(ResolvedPathway pathway, long seed, long patients, Wanted wanted) {
    SensitivityRows rows = new SensitivityRows(pathway, new WhatIf(pathway, seed, patients));
    return new Sensitivity(
        wanted.everyParameter() ? rows.responses() : List.of(),
        wanted.everyParameter() ? rows.switches() : List.of(),
        wanted.together().isEmpty() ? List.of() : rows.grid(wanted.together()));
  }

  /**
   * What is asked for.
   *
   * @param everyParameter each parameter by itself
   * @param together two parameters together, or none
   */
  public record Wanted(boolean everyParameter, List<String> together) {
    /** Checks. */
    public Wanted {
      together = List.copyOf(together);
      if (!together.isEmpty()
          && (together.size() != 2 || together.get(0).equals(together.get(1)))) {
        throw new IllegalArgumentException(
            "Parameters that are varied together (%s) must be two. Maybe a,b?"
                .formatted(String.join(",", together)));
      }
    }
  }

  private List<ParameterRange> ranges() {
    List<String> names = whatIf.parameters();
    if (names.isEmpty()) {
      throw new SimulationException(
          "No parameter is uncertain, so there is nothing to vary. Maybe give one a draw?");
    }
    return names.stream().flatMap(name -> range(name).stream()).toList();
  }

  /** Empty for a draw that is always the same. */
  private Optional<ParameterRange> range(String name) {
    double low = whatIf.quantile(name, TAIL);
    double high = whatIf.quantile(name, 1 - TAIL);
    return low < high
        ? Optional.of(new ParameterRange(name, whatIf.parameters().indexOf(name), low, high))
        : Optional.empty();
  }

  private List<ResponseRow> responses() {
    double[] base = whatIf.at(Map.of());
    return ranges().parallelStream()
        .map(range -> responses(range, base))
        .flatMap(List::stream)
        .toList();
  }

  private List<ResponseRow> responses(ParameterRange range, double[] base) {
    double[] low = whatIf.at(Map.of(range.parameter(), range.low()));
    double[] high = whatIf.at(Map.of(range.parameter(), range.high()));
    List<ResponseRow> rows = new ArrayList<>();
    for (int s = strategies.size() == 1 ? 0 : 1; s < strategies.size(); s++) {
      for (int k = 0; k < whatIf.outcomes().size(); k++) {
        double[] three = {gain(base, s, k), gain(low, s, k), gain(high, s, k)};
        rows.add(row(range, s, whatIf.outcomes().get(k), three));
      }
      if (threshold.isPresent()) {
        double[] three = {benefit(base, s), benefit(low, s), benefit(high, s)};
        rows.add(row(range, s, ResponseRow.NET_BENEFIT, three));
      }
    }
    return rows;
  }

  private ResponseRow row(ParameterRange range, int strategy, String outcome, double[] three) {
    return new ResponseRow(
        range.parameter(),
        range.low(),
        range.high(),
        strategies.get(strategy),
        strategies.size() == 1 ? "" : strategies.get(0),
        outcome,
        three[0],
        three[1],
        three[2],
        engine);
  }

  /** Beyond the first strategy. */
  private double gain(double[] values, int strategy, int outcome) {
    int outcomes = whatIf.outcomes().size();
    double own = values[strategy * outcomes + outcome];
    return strategies.size() == 1 ? own : own - values[outcome];
  }

  private double benefit(double[] values, int strategy) {
    DecisionSpec asked = decision.orElseThrow();
    int cost = whatIf.outcomes().indexOf(asked.cost());
    int effect = whatIf.outcomes().indexOf(asked.effect());
    return threshold.orElseThrow() * gain(values, strategy, effect) - gain(values, strategy, cost);
  }

  /** Net benefits of all strategies, in the unit of cost. */
  private double[] benefits(Map<String, Double> chosen) {
    DecisionSpec asked = decision.orElseThrow();
    double[] values = whatIf.at(chosen);
    int outcomes = whatIf.outcomes().size();
    int cost = whatIf.outcomes().indexOf(asked.cost());
    int effect = whatIf.outcomes().indexOf(asked.effect());
    double[] benefits = new double[strategies.size()];
    Arrays.setAll(
        benefits,
        s -> threshold.orElseThrow() * values[s * outcomes + effect] - values[s * outcomes + cost]);
    return benefits;
  }

  private List<SwitchRow> switches() {
    if (threshold.isEmpty() || strategies.size() < 2) {
      return List.of();
    }
    return ranges().parallelStream().map(this::switches).flatMap(List::stream).toList();
  }

  private List<SwitchRow> switches(ParameterRange range) {
    return PreferenceSwitch.between(
            range.low(),
            range.high(),
            SECTIONS,
            value -> benefits(Map.of(range.parameter(), value)))
        .stream()
        .map(
            found ->
                new SwitchRow(
                    range.parameter(),
                    threshold.orElseThrow(),
                    written.getOrDefault(range.parameter(), 0.0),
                    found.value(),
                    strategies.get(found.below()),
                    strategies.get(found.above())))
        .toList();
  }

  private List<GridRow> grid(List<String> two) {
    if (threshold.isEmpty()) {
      throw new SimulationException(
          "Two parameters together need a threshold. Maybe add thresholds to the decision?");
    }
    double[] across = values(two.get(0));
    double[] down = values(two.get(1));
    TwoWaySensitivity found =
        TwoWaySensitivity.of(
            across, down, (one, other) -> benefits(Map.of(two.get(0), one, two.get(1), other)));
    List<GridRow> rows = new ArrayList<>();
    for (int row = 0; row < found.rows(); row++) {
      for (int column = 0; column < found.columns(); column++) {
        rows.add(
            new GridRow(
                two.get(0),
                across[column],
                two.get(1),
                down[row],
                threshold.orElseThrow(),
                strategies.get(found.preferred(row, column)),
                lead(found, row, column)));
      }
    }
    return rows;
  }

  private double lead(TwoWaySensitivity found, int row, int column) {
    int best = found.preferred(row, column);
    double next = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < strategies.size(); s++) {
      next = s == best ? next : Math.max(next, found.benefit(row, column, s));
    }
    return strategies.size() == 1 ? 0 : found.benefit(row, column, best) - next;
  }

  private double[] values(String parameter) {
    if (!whatIf.parameters().contains(parameter)) {
      throw new SimulationException(
          "The parameter %s is not uncertain, so it has no range. Uncertain are: %s."
              .formatted(parameter, String.join(", ", whatIf.parameters())));
    }
    ParameterRange range =
        range(parameter)
            .orElseThrow(
                () ->
                    new SimulationException(
                        "The draw of %s is always the same, so it has no range."
                            .formatted(parameter)));
    double[] values = new double[STEPS + 1];
    Arrays.setAll(values, i -> range.low() + (range.high() - range.low()) * i / (double) STEPS);
    values[STEPS] = range.high();
    return values;
  }
}
