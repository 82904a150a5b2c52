package org.reliefspan.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.StrategyRow;

/** Finds rows of a simulation's results, those of the engine on which answers rest. */
final class SimulatedRows {
  private final SimulationResults results;

  SimulatedRows(SimulationResults results) {
    this.results = results;
  }

  SimulationResults results() {
    return results;
  }

  List<String> strategies() {
    return List.copyOf(results.setting().titles().keySet());
  }

  /** Name of the first strategy, with which others are compared. */
  String first() {
    return strategies().get(0);
  }

  List<String> outcomes() {
    return List.copyOf(results.setting().units().keySet());
  }

  /** Title of a strategy, its name where it has none. */
  String title(String strategy) {
    String title = results.setting().titles().getOrDefault(strategy, "");
    return title.isBlank() ? strategy : title;
  }

  String unit(String outcome) {
    return results.setting().units().getOrDefault(outcome, "");
  }

  /** "cost, USD 2023". */
  String named(String outcome) {
    String unit = unit(outcome);
    String words = outcome.replace('_', ' ');
    return unit.isEmpty() || unit.equalsIgnoreCase(words) ? words : words + ", " + unit;
  }

  /** The unit of an outcome, its name where it has none. */
  String unitOrName(String outcome) {
    return unit(outcome).isEmpty() ? outcome.replace('_', ' ') : unit(outcome);
  }

  StrategyRow value(String strategy, String outcome) {
    return results.strategies().stream()
        .filter(row -> row.strategy().equals(strategy) && row.outcome().equals(outcome))
        .filter(row -> row.engine().equals(results.setting().engine()))
        .findFirst()
        .orElseThrow();
  }

  /** The value of an outcome that is added up. */
  double sum(String strategy, String outcome) {
    return value(strategy, outcome).value().orElseThrow();
  }

  /** Strategy less comparator; empty where the comparator stands behind it in the file. */
  Optional<DifferenceRow> difference(String strategy, String comparator, String outcome) {
    return results.differences().stream()
        .filter(row -> row.strategy().equals(strategy) && row.comparator().equals(comparator))
        .filter(row -> row.outcome().equals(outcome))
        .filter(row -> row.engine().equals(results.setting().engine()))
        .findFirst();
  }

  /** The strategy with the highest net benefit, the parameters as written. */
  String preferred(Setting.Choice choice, double threshold) {
    return strategies().stream()
        .max(
            Comparator.comparingDouble(
                strategy ->
                    threshold * sum(strategy, choice.effect()) - sum(strategy, choice.cost())))
        .orElseThrow();
  }

  /** Share of draws in which a strategy is the best one. */
  Optional<Double> probability(String strategy, double threshold) {
    return results.acceptability().stream()
        .filter(row -> row.strategy().equals(strategy) && row.threshold() == threshold)
        .map(AcceptabilityRow::probability)
        .findFirst();
  }

  int draws() {
    return results.draws().stream().mapToInt(row -> row.draw()).max().orElse(0);
  }

  /** "time since the start, months". */
  String timeWords() {
    return "time since the start, " + results.setting().timeUnit() + "s";
  }
}
