package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.simulation.FacilityRow;

/** What waiting lists need, by rules of thumb. */
final class PlanningPart {
  private static final String TITLE = "What waiting lists need";
  private static final String LIST = "list_";
  private static final List<String> QUANTITIES =
      List.of(
          "list_demand",
          "list_load",
          "list_target_queue",
          "list_target_capacity",
          "list_relief_capacity");
  private static final List<String> HEADERS =
      List.of(
          "Asked for\nper week, no-shows again",
          "Share of places\nthat this takes",
          "List that meets the target\npatients",
          "Places that keep it\nper week",
          "Places to get there\nper week, for half a year");

  private final CapacityRows rows;

  private PlanningPart(CapacityRows rows) {
    this.rows = rows;
  }

  static Part of(CapacityRows rows) {
    List<FacilityRow> all =
        rows.results().closedForms().stream().filter(PlanningPart::isPlanned).toList();
    if (all.isEmpty()) {
      return Part.missing(
          "planning",
          TITLE,
          "These numbers are for steps with a calendar, one session and a target of a week or"
              + " more; here there is none.");
    }
    return Part.of(
            "planning",
            TITLE,
            "Rules of thumb of the English health service (Fong et al. 2022, doi"
                + " 10.1101/2022.08.23.22279117) for the demand that was simulated: nearly all"
                + " begin within the target where the mean wait is a quarter of it. A first guess,"
                + " to be checked by simulation.",
            List.of())
        .with(new PlanningPart(rows).table(all));
  }

  /** Whether a formula gives a number to plan with and none of the simulation. */
  static boolean isPlanned(FacilityRow formula) {
    return formula.quantity().startsWith(LIST);
  }

  private TableView table(List<FacilityRow> all) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < QUANTITIES.size(); i++) {
      String quantity = QUANTITIES.get(i);
      if (all.stream().anyMatch(row -> row.quantity().equals(quantity))) {
        shown.add(i);
      }
    }
    List<String> headers = new ArrayList<>(List.of("Step"));
    shown.forEach(i -> headers.add(HEADERS.get(i)));
    List<List<String>> lines = new ArrayList<>();
    for (String step : CapacityRows.names(all)) {
      for (String scenario : rows.scenarios()) {
        List<String> line = new ArrayList<>(List.of(name(step, scenario)));
        shown.forEach(i -> line.add(cell(all, scenario, step, QUANTITIES.get(i))));
        if (line.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
          lines.add(line);
        }
      }
    }
    return TableView.readable(headers, lines, "closed_forms");
  }

  private String name(String step, String scenario) {
    String words = Naming.capital(FacilityNames.words(step));
    return rows.scenarios().size() > 1 ? words + "\n" + rows.title(scenario) : words;
  }

  private static String cell(List<FacilityRow> all, String scenario, String step, String quantity) {
    Optional<FacilityRow> row = CapacityRows.find(all, scenario, step, quantity);
    String unit = quantity.equals("list_load") ? "share" : "";
    return row.filter(found -> found.value().isPresent())
        .map(found -> FacilityNames.plain(found.value().getAsDouble(), unit))
        .orElse("");
  }
}
