package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.simulation.GridRow;
import org.reliefspan.domain.simulation.ResponseRow;
import org.reliefspan.domain.simulation.SwitchRow;
import org.reliefspan.report.chart.Amounts;
import org.reliefspan.report.chart.ChoiceGrid;
import org.reliefspan.report.chart.TornadoChart;

/** What single parameters do to the choice: tornado, thresholds, two together. */
final class SensitivityPart {
  private static final String ID = "matters";
  private static final String TITLE = "Which parameters matter";
  private static final int MOST_BARS = 12;

  private final SimulatedRows rows;

  private SensitivityPart(SimulatedRows rows) {
    this.rows = rows;
  }

  static Part of(SimulatedRows rows) {
    boolean none =
        rows.results().sensitivity().responses().isEmpty()
            && rows.results().sensitivity().grid().isEmpty();
    return none
        ? Part.missing(ID, TITLE, "Not asked for: simulate with --tornado or --two-way A,B.")
        : new SensitivityPart(rows).part();
  }

  private Part part() {
    List<FigureView> figures = new ArrayList<>();
    if (!rows.results().sensitivity().responses().isEmpty()) {
      figures.add(tornado());
    }
    if (!rows.results().sensitivity().grid().isEmpty()) {
      figures.add(grid());
    }
    return Part.of(
            ID,
            TITLE,
            "Parameters go from the 2.5th to the 97.5th percentile of their draw, all others as"
                + " written; simulated patients keep their luck.",
            figures)
        .with(switches());
  }

  private FigureView tornado() {
    List<ResponseRow> shown = shown();
    ResponseRow any = shown.get(0);
    String what =
        any.outcome().equals(ResponseRow.NET_BENEFIT) ? benefitWords() : rows.named(any.outcome());
    String whom =
        any.comparator().isEmpty()
            ? rows.title(any.strategy())
            : "%s beyond %s".formatted(rows.title(any.strategy()), rows.title(any.comparator()));
    List<TornadoChart.Bar> bars =
        shown.stream()
            .limit(MOST_BARS)
            .map(
                row ->
                    new TornadoChart.Bar(
                        row.parameter(), row.low(), row.high(), row.atLow(), row.atHigh()))
            .toList();
    String title = Naming.capital("%s, %s".formatted(what, whom));
    return new FigureView(
        "tornado",
        title,
        "Numbers at the bars are values of the parameter. Where a bar crosses 0 the choice"
            + " between the two changes.",
        TornadoChart.svg(new TornadoChart.Content(title, what, any.base(), bars)),
        TableView.empty());
  }

  /** Rows of one strategy and one outcome, the widest first. */
  private List<ResponseRow> shown() {
    List<ResponseRow> all = rows.results().sensitivity().responses();
    String outcome =
        all.stream().anyMatch(row -> row.outcome().equals(ResponseRow.NET_BENEFIT))
            ? ResponseRow.NET_BENEFIT
            : rows.results()
                .setting()
                .choice()
                .map(choice -> choice.effect())
                .orElse(rows.outcomes().get(0));
    String strategy = strategy(all.get(0).strategy());
    return all.stream()
        .filter(row -> row.strategy().equals(strategy) && row.outcome().equals(outcome))
        .sorted(Comparator.comparingDouble(ResponseRow::width).reversed())
        .toList();
  }

  /** The one to choose, or the first that is compared. */
  private String strategy(String otherwise) {
    return rows.results()
        .setting()
        .choice()
        .flatMap(choice -> choice.threshold().map(worth -> rows.preferred(choice, worth)))
        .filter(best -> !best.equals(rows.first()))
        .orElse(otherwise);
  }

  private String benefitWords() {
    return rows.results()
        .setting()
        .choice()
        .map(
            choice ->
                "net benefit at %s for one %s, %s"
                    .formatted(
                        Amounts.plain(choice.threshold().orElse(0.0)),
                        rows.unitOrName(choice.effect()),
                        rows.unitOrName(choice.cost())))
        .orElse("net benefit");
  }

  private TableView switches() {
    List<List<String>> lines = new ArrayList<>();
    for (SwitchRow row : rows.results().sensitivity().switches()) {
      lines.add(
          List.of(
              row.parameter().replace('_', ' '),
              Amounts.plain(row.base()),
              Amounts.plain(row.value()),
              rows.title(row.below()),
              rows.title(row.above())));
    }
    return TableView.readable(
        List.of("Parameter", "As written", "The choice changes at", "Chosen below", "Chosen above"),
        lines,
        "thresholds");
  }

  private FigureView grid() {
    List<GridRow> cells = rows.results().sensitivity().grid();
    GridRow any = cells.get(0);
    Map<String, Integer> names = new LinkedHashMap<>();
    rows.strategies().forEach(strategy -> names.put(strategy, names.size()));
    double[] across = cells.stream().mapToDouble(GridRow::across).distinct().toArray();
    double[] down = cells.stream().mapToDouble(GridRow::down).distinct().toArray();
    int[] preferred =
        cells.stream().mapToInt(row -> names.getOrDefault(row.preferred(), 0)).toArray();
    String title =
        "The strategy to choose by %s and %s"
            .formatted(
                any.acrossParameter().replace('_', ' '), any.downParameter().replace('_', ' '));
    return new FigureView(
        "two-way",
        title,
        "At %s for one unit of effect.".formatted(Amounts.plain(any.threshold())),
        ChoiceGrid.svg(
            new ChoiceGrid.Content(
                title,
                any.acrossParameter().replace('_', ' '),
                across,
                any.downParameter().replace('_', ' '),
                down,
                rows.strategies().stream().map(rows::title).toList(),
                preferred)),
        TableView.empty());
  }
}
