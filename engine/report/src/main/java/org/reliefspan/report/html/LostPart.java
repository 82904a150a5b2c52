package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.report.chart.Amounts;

/** What waiting costs patients, and what they gain altogether. */
final class LostPart {
  private static final String TITLE = "What waiting costs";

  private final CapacityRows rows;

  private LostPart(CapacityRows rows) {
    this.rows = rows;
  }

  static Part of(CapacityRows rows) {
    LostPart part = new LostPart(rows);
    Fold outcomes = new Fold("Outcomes of all patients", part.outcomes());
    if (rows.results().lost().stream().noneMatch(row -> row.value().isPresent())) {
      return outcomes.table().rows().isEmpty()
          ? Part.missing(
              "lost",
              TITLE,
              "No pathway of a patient who counts ended within the run, and outcomes are of whole"
                  + " pathways. Maybe a later --until?")
          : Part.of("lost", TITLE, "Not computed; outcomes with waiting follow.", List.of())
              .with(part.outcomes());
    }
    String lead =
        "The same patients with the same luck run through the pathway a second time as if nobody"
            + " ever waited. Per patient; of patients whose pathway ends within the run.";
    return Part.of("lost", TITLE, lead, List.of())
        .with(part.table())
        .folding(Fold.filled(outcomes));
  }

  private TableView table() {
    List<List<String>> lines = new ArrayList<>();
    for (String outcome : CapacityRows.names(rows.results().lost())) {
      for (String scenario : rows.scenarios()) {
        lines.add(
            List.of(
                name(outcome, scenario),
                cell(scenario, outcome, "here"),
                cell(scenario, outcome, "unlimited"),
                cell(scenario, outcome, "difference")));
      }
    }
    return TableView.readable(
        List.of("Outcome", "With waiting", "If nobody waited", "Difference"),
        lines,
        "lost_to_waiting");
  }

  private String name(String outcome, String scenario) {
    String unit =
        rows.results().lost().stream()
            .filter(row -> row.name().equals(outcome) && !row.unit().isEmpty())
            .map(FacilityRow::unit)
            .findFirst()
            .orElse("");
    String words = FacilityNames.words(outcome);
    String named =
        unit.equalsIgnoreCase(words)
            ? unit
            : Naming.capital(unit.isEmpty() ? words : words + ", " + unit);
    return rows.scenarios().size() > 1 ? named + "\n" + rows.title(scenario) : named;
  }

  private String cell(String scenario, String outcome, String quantity) {
    return CapacityRows.find(rows.results().lost(), scenario, outcome, quantity)
        .map(row -> row.value().isPresent() ? words(row, row.value().getAsDouble()) : row.note())
        .orElse("");
  }

  /** Values with so many digits that their difference shows. */
  private static String words(FacilityRow row, double value) {
    return row.quantity().equals("difference")
        ? FacilityNames.cell(value, row.limits(), row.unit())
        : Amounts.withError(value, 0);
  }

  private TableView outcomes() {
    List<List<String>> lines = new ArrayList<>();
    for (StrategyRow row : rows.results().strategies()) {
      lines.add(
          List.of(
              rows.title(row.strategy()),
              FacilityNames.words(row.outcome()),
              row.value().isPresent()
                  ? Amounts.withError(row.value().getAsDouble(), row.monteCarloError())
                  : row.note(),
              row.unit()));
    }
    return TableView.readable(
        List.of("Scenario", "Outcome", "Per patient\n± one standard error", "Unit"),
        lines,
        "strategies");
  }
}
