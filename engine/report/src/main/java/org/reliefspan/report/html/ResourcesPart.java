package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.report.chart.WeekMap;

/** How much resources are used, by hour of the week and altogether. */
final class ResourcesPart {
  private static final int MOST_PANELS = 4;
  private static final String TITLE = "How much resources are used";

  private final CapacityRows rows;

  private ResourcesPart(CapacityRows rows) {
    this.rows = rows;
  }

  static Part of(CapacityRows rows) {
    if (rows.results().utilisation().isEmpty()) {
      return Part.missing("resources", TITLE, "The facility file names no resources.");
    }
    ResourcesPart part = new ResourcesPart(rows);
    String lead =
        "In use: the share of the time it is open in which it is taken, with turnover. Work after"
            + " closing can make it more than 100%. Mean numbers are over day and night, open or"
            + " not.";
    return Part.of("resources", TITLE, lead, part.figures()).with(part.table());
  }

  private List<FigureView> figures() {
    return rows.resources().stream().flatMap(resource -> figure(resource).stream()).toList();
  }

  private Optional<FigureView> figure(String resource) {
    List<WeekMap.Panel> panels =
        rows.scenarios().stream()
            .limit(MOST_PANELS)
            .map(scenario -> new WeekMap.Panel(rows.title(scenario), shares(scenario, resource)))
            .filter(panel -> !panel.shares().isEmpty())
            .toList();
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    String title = "When it is used: " + FacilityNames.words(resource);
    return Optional.of(
        new FigureView(
            FigureView.name("week", resource),
            title,
            "Percent of open time in use, by hour of the week; means over replications, all in"
                + " tables/utilisation.csv."
                + (rows.scenarios().size() > MOST_PANELS
                    ? " The first %d scenarios are drawn.".formatted(MOST_PANELS)
                    : ""),
            WeekMap.svg(new WeekMap.Content(title, "percent in use", panels)),
            TableView.empty()));
  }

  private Map<Integer, Double> shares(String scenario, String resource) {
    Map<Integer, Double> shares = new TreeMap<>();
    for (FacilityRow row : rows.results().utilisation()) {
      if (row.scenario().equals(scenario)
          && row.name().equals(resource)
          && row.quantity().equals(FacilityNames.UTILISATION)
          && row.hour().isPresent()
          && row.value().isPresent()) {
        shares.put(row.hour().getAsInt(), row.value().getAsDouble());
      }
    }
    return shares;
  }

  private TableView table() {
    List<String> quantities = CapacityRows.quantities(rows.results().utilisation());
    List<String> headers = new ArrayList<>(List.of("Resource"));
    quantities.forEach(quantity -> headers.add(header(quantity)));
    List<List<String>> lines = new ArrayList<>();
    for (String resource : rows.resources()) {
      for (String scenario : rows.scenarios()) {
        List<String> line = new ArrayList<>(List.of(name(resource, scenario)));
        quantities.forEach(quantity -> line.add(cell(scenario, resource, quantity)));
        lines.add(line);
      }
    }
    return TableView.readable(headers, lines, "utilisation");
  }

  private String name(String resource, String scenario) {
    String words = Naming.capital(FacilityNames.words(resource));
    return rows.scenarios().size() > 1 ? words + "\n" + rows.title(scenario) : words;
  }

  private String header(String quantity) {
    String words = Naming.capital(FacilityNames.quantity(quantity));
    if (quantity.endsWith("_mean")) {
      return words + "\nover all hours of the week";
    }
    return rows.results().utilisation().stream()
        .filter(row -> row.quantity().equals(quantity))
        .map(FacilityRow::unit)
        .filter(unit -> !unit.isEmpty() && !Phrases.isShare(unit))
        .findFirst()
        .map(unit -> words + "\n" + FacilityNames.unit(2, unit))
        .orElse(words);
  }

  private String cell(String scenario, String resource, String quantity) {
    return CapacityRows.find(rows.results().utilisation(), scenario, resource, quantity)
        .map(FacilityNames::cell)
        .orElse("");
  }
}
