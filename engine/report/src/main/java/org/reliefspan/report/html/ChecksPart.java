package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;

/** What formulas say beside what was simulated. */
final class ChecksPart {
  private static final String TITLE = "Beside the formulas";
  private static final int MOST_MARKS = 30;

  private final CapacityRows rows;

  private ChecksPart(CapacityRows rows) {
    this.rows = rows;
  }

  static Part of(CapacityRows rows) {
    if (formulas(rows).isEmpty()) {
      return Part.missing(
          "checks",
          TITLE,
          "Formulas are for steps to which patients come at random at one rate and where they are"
              + " served at all times; here there is none.");
    }
    ChecksPart part = new ChecksPart(rows);
    String lead =
        "Where queueing theory has an exact answer it stands beside the simulation. Limits are from"
            + " replication to replication; of 20 intervals of 95% about one misses.";
    return Part.of("checks", TITLE, lead, part.figures()).with(part.table());
  }

  /** Formulas for what was simulated. */
  private static List<FacilityRow> formulas(CapacityRows rows) {
    return rows.results().closedForms().stream()
        .filter(row -> !PlanningPart.isPlanned(row))
        .toList();
  }

  private List<FigureView> figures() {
    List<MarkedInterval> marks =
        formulas(rows).stream().flatMap(row -> mark(row).stream()).limit(MOST_MARKS).toList();
    if (marks.isEmpty()) {
      return List.of();
    }
    String title = "How far the simulation is from the formula";
    return List.of(
        new FigureView(
            "formulas",
            title,
            "At 0 both are equal.",
            IntervalChart.svg(
                new IntervalChart.Content(
                    title, "percent above the formula", OptionalDouble.of(0), marks)),
            TableView.empty()));
  }

  private Optional<MarkedInterval> mark(FacilityRow formula) {
    double exact = formula.value().orElse(0);
    Optional<FacilityRow> simulated =
        rows.results().simulated(formula).filter(row -> row.value().isPresent());
    if (!(exact > 0) || simulated.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MarkedInterval(
            "%s, %s"
                .formatted(
                    FacilityNames.words(formula.name()),
                    FacilityNames.quantity(formula.quantity())),
            above(simulated.get().value().getAsDouble(), exact),
            simulated
                .get()
                .limits()
                .map(
                    limits ->
                        new Interval(
                            above(limits.lower(), exact),
                            above(limits.upper(), exact),
                            limits.level()))));
  }

  /** Percent by which a value is above another. */
  private static double above(double value, double other) {
    return 100 * (value / other - 1);
  }

  private TableView table() {
    List<List<String>> lines = new ArrayList<>();
    for (FacilityRow formula : formulas(rows)) {
      Optional<FacilityRow> simulated = rows.results().simulated(formula);
      lines.add(
          List.of(
              "%s\n%s"
                  .formatted(
                      Naming.capital(FacilityNames.words(formula.name())),
                      rows.title(formula.scenario())),
              FacilityNames.quantity(formula.quantity()),
              formula.value().isPresent()
                  ? FacilityNames.plain(
                          formula.value().getAsDouble(),
                          FacilityNames.unitOf(formula.quantity(), formula.unit()))
                      + (formula.note().isEmpty() ? "" : "\n" + formula.note())
                  : formula.note(),
              simulated.map(FacilityNames::cell).orElse(""),
              verdict(formula, simulated)));
    }
    return TableView.readable(
        List.of("Step", "Quantity", "Formula", "Simulated", "Formula within limits"),
        lines,
        "closed_forms");
  }

  private static String verdict(FacilityRow formula, Optional<FacilityRow> simulated) {
    Optional<Interval> limits = simulated.flatMap(FacilityRow::limits);
    if (formula.value().isEmpty() || limits.isEmpty()) {
      return "";
    }
    return limits.get().contains(formula.value().getAsDouble()) ? "yes" : "no";
  }
}
