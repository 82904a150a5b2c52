package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.report.chart.Amounts;

/** What strategies cost and gain, and the incremental analysis. */
final class StrategiesPart {
  private static final int MOST_COLUMNS = 7;

  private StrategiesPart() {}

  static Part of(SimulatedRows rows) {
    String lead =
        "Means per patient, and ratios of means, with the parameters as written. After ±: one"
            + " standard error of Monte Carlo. Below: 95% of the draws of the parameters, where"
            + " there are draws.";
    List<Fold> folds =
        Fold.filled(
            new Fold("Every strategy beside those before it", differences(rows)),
            new Fold("Both engines beside each other", engines(rows)));
    return Part.of("strategies", "What strategies cost and gain", lead, List.of())
        .with(strategies(rows))
        .folding(folds);
  }

  private static TableView strategies(SimulatedRows rows) {
    List<String> headers = new ArrayList<>(List.of("Strategy"));
    rows.outcomes().forEach(outcome -> headers.add(header(rows, outcome)));
    rows.results().setting().choice().ifPresent(choice -> headers.addAll(decided(rows, choice)));
    List<List<String>> lines = new ArrayList<>();
    for (String strategy : rows.strategies()) {
      List<String> line = new ArrayList<>(List.of(rows.title(strategy)));
      for (String outcome : rows.outcomes()) {
        StrategyRow row = rows.value(strategy, outcome);
        line.add(cell(row.value(), row.monteCarloError(), row.parameterLimits()));
      }
      rows.results().decision().stream()
          .filter(row -> row.strategy().equals(strategy))
          .forEach(row -> line.add(standing(rows, row)));
      lines.add(line);
    }
    TableView table = new TableView(headers, lines, "");
    return headers.size() > MOST_COLUMNS && headers.size() > lines.size()
        ? table.turned("Outcome")
        : table;
  }

  private static List<String> decided(SimulatedRows rows, Setting.Choice choice) {
    return List.of(
        "Choice\n%s for one more %s"
            .formatted(rows.unitOrName(choice.cost()), rows.unitOrName(choice.effect())));
  }

  private static String header(SimulatedRows rows, String outcome) {
    String words = Naming.capital(outcome.replace('_', ' '));
    String unit = rows.unit(outcome);
    return unit.isEmpty() || unit.equalsIgnoreCase(words) ? words : words + "\n" + unit;
  }

  private static String standing(SimulatedRows rows, DecisionRow row) {
    return row.increment()
        .map(
            step ->
                "%s\nbeyond %s"
                    .formatted(Amounts.plain(step.icer()), rows.title(step.comparator())))
        .orElseGet(
            () ->
                switch (row.status()) {
                  case "dominated" -> "dominated\nanother costs no more and gains no less";
                  case "extended_dominated" -> "extended dominated\na mixture of others is better";
                  default -> "cheapest";
                });
  }

  private static String cell(OptionalDouble value, double error, Optional<Interval> limits) {
    if (value.isEmpty()) {
      return "not estimable";
    }
    String first = Amounts.withError(value.getAsDouble(), error);
    return limits
        .map(
            found ->
                "%s\n%s to %s"
                    .formatted(first, Amounts.plain(found.lower()), Amounts.plain(found.upper())))
        .orElse(first);
  }

  private static TableView differences(SimulatedRows rows) {
    List<List<String>> lines = new ArrayList<>();
    for (DifferenceRow row : rows.results().differences()) {
      lines.add(
          List.of(
              "%s less %s".formatted(rows.title(row.strategy()), rows.title(row.comparator())),
              rows.named(row.outcome()),
              cell(row.value(), row.monteCarloError(), row.parameterLimits()),
              row.engine()));
    }
    return TableView.readable(
        List.of("Strategies", "Outcome", "Difference", "Engine"), lines, "differences");
  }

  private static TableView engines(SimulatedRows rows) {
    List<List<String>> lines = new ArrayList<>();
    rows.results().strategies().stream()
        .filter(row -> row.z().isPresent())
        .forEach(
            row ->
                lines.add(
                    List.of(
                        rows.title(row.strategy()),
                        rows.named(row.outcome()),
                        row.engine(),
                        cell(row.value(), row.monteCarloError(), Optional.empty()),
                        Amounts.plain(row.z().getAsDouble()))));
    return TableView.readable(
        List.of("Strategy", "Outcome", "Engine", "Value", "Distance\nin standard errors"),
        lines,
        "strategies");
  }
}
