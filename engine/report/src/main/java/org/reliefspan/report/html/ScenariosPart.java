package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;

/** Scenarios beside each other, with what differs. */
final class ScenariosPart {
  private static final String TITLE = "What scenarios change";
  private static final int MOST_MARKS = 30;
  private static final int MOST_FIGURES = 8;

  private final CapacityRows rows;

  private ScenariosPart(CapacityRows rows) {
    this.rows = rows;
  }

  static Part of(CapacityRows rows) {
    if (rows.results().differences().isEmpty()) {
      return Part.missing(
          "scenarios",
          TITLE,
          rows.results().scenarios().size() > 1
              ? "No quantity could be compared."
              : "The facility file has one scenario, so there is nothing to compare.");
    }
    ScenariosPart part = new ScenariosPart(rows);
    List<FigureView> figures =
        rows.scenarios().stream()
            .flatMap(each -> part.figures(each).stream())
            .limit(MOST_FIGURES)
            .toList();
    String lead =
        "Patients of all scenarios arrive at the same times and share their luck, so differences"
            + " are taken replication by replication and have narrower limits than the values.";
    return Part.of("scenarios", TITLE, lead, figures)
        .with(part.table())
        .folding(Fold.filled(new Fold("Every difference", part.everything())));
  }

  private List<FigureView> figures(String scenario) {
    return rows.differences(scenario).stream()
        .map(FacilityDifferenceRow::comparator)
        .distinct()
        .flatMap(comparator -> figure(scenario, comparator).stream())
        .toList();
  }

  private Optional<FigureView> figure(String scenario, String comparator) {
    List<MarkedInterval> marks =
        rows.differences(scenario).stream()
            .filter(row -> row.comparator().equals(comparator))
            .filter(row -> row.quantity().equals(FacilityNames.MEAN))
            .limit(MOST_MARKS)
            .map(
                row ->
                    new MarkedInterval(FacilityNames.words(row.name()), row.value(), row.limits()))
            .toList();
    if (marks.isEmpty()) {
      return Optional.empty();
    }
    String title =
        "Change of mean waits: %s less %s".formatted(rows.title(scenario), rows.title(comparator));
    return Optional.of(
        new FigureView(
            FigureView.name("change", scenario, comparator),
            title,
            "Left of the line patients wait less. Limits are of the difference, replication by"
                + " replication.",
            IntervalChart.svg(
                new IntervalChart.Content(
                    title,
                    "change of the mean wait, " + rows.times(),
                    OptionalDouble.of(0),
                    marks)),
            TableView.empty()));
  }

  /** One line for what is asked most: mean waits, shares in time, use, outcomes. */
  private TableView table() {
    List<List<String>> lines = new ArrayList<>();
    for (String scenario : rows.scenarios()) {
      for (FacilityDifferenceRow row : rows.differences(scenario)) {
        boolean isAsked =
            List.of(FacilityNames.MEAN, FacilityNames.WITHIN, FacilityNames.UTILISATION, "here")
                .contains(row.quantity());
        if (isAsked) {
          lines.add(line(row));
        }
      }
    }
    return TableView.readable(headers(), lines, "scenario_differences");
  }

  private TableView everything() {
    return TableView.readable(
        headers(),
        rows.results().differences().stream().map(this::line).toList(),
        "scenario_differences");
  }

  private static List<String> headers() {
    return List.of("Scenarios", "Of what", "Quantity", "Difference");
  }

  private List<String> line(FacilityDifferenceRow row) {
    String kind = FacilityNames.unitOf(row.quantity(), row.unit());
    String unit = Phrases.isShare(kind) ? "" : FacilityNames.unit(2, kind);
    String value = points(FacilityNames.plain(row.value(), kind), kind);
    String limits = row.limits().map(found -> "\n" + limits(found, kind)).orElse("");
    return List.of(
        "%s less %s".formatted(rows.title(row.scenario()), rows.title(row.comparator())),
        FacilityNames.words(row.name()),
        FacilityNames.quantity(row.quantity()) + (unit.isEmpty() ? "" : "\n" + unit),
        value + limits);
  }

  /** "1.2 to 3.4", of shares "1.2 to 3.4 points". */
  static String limits(Interval found, String unit) {
    return Phrases.isShare(unit)
        ? FacilityNames.limits(found, unit).replace("%", "") + " points"
        : FacilityNames.limits(found, unit);
  }

  /** A difference of shares is in points of a percentage. */
  static String points(String words, String unit) {
    return Phrases.isShare(unit) ? words.replace("%", " points") : words;
  }
}
