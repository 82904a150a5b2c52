package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.report.chart.Amounts;

/** The cheapest plan that meets the targets, and what else was looked at. */
final class SearchPart {
  private static final String TITLE = "The cheapest plan that meets the targets";

  private SearchPart() {}

  static Part of(CapacityRows rows) {
    if (rows.results().search().isEmpty()) {
      return Part.missing(
          "search", TITLE, "Not asked for: run with --search, with a search in the facility file.");
    }
    Map<String, List<SearchRow>> plans = new LinkedHashMap<>();
    rows.results()
        .search()
        .forEach(row -> plans.computeIfAbsent(row.plan(), key -> new ArrayList<>()).add(row));
    String lead =
        plans.values().stream()
            .map(each -> each.get(0))
            .filter(row -> row.verdict().equals("chosen"))
            .findFirst()
            .map(
                row ->
                    "%s, at %s per year."
                        .formatted(Naming.capital(words(row.plan())), Amounts.plain(row.cost())))
            .orElse("None of the plans within the bounds of the search is known to meet them.");
    return Part.of("search", TITLE, lead, List.of()).with(table(plans));
  }

  /** {@code suite=2;therapist=6} as "2 × suite, 6 × therapist". */
  static String words(String plan) {
    List<String> words = new ArrayList<>();
    for (String each : plan.split(";", -1)) {
      int sign = each.indexOf('=');
      words.add(
          sign < 0
              ? each
              : each.substring(sign + 1) + " × " + FacilityNames.words(each.substring(0, sign)));
    }
    return String.join(", ", words);
  }

  private static TableView table(Map<String, List<SearchRow>> plans) {
    List<String> steps =
        plans.values().stream()
            .flatMap(List::stream)
            .map(SearchRow::step)
            .filter(step -> !step.isEmpty())
            .distinct()
            .toList();
    List<String> headers =
        new ArrayList<>(List.of("Plan", "Verdict", "Cost per year", "Replications"));
    steps.forEach(step -> headers.add("In time\n" + FacilityNames.words(step)));
    List<List<String>> lines = new ArrayList<>();
    plans.forEach(
        (plan, rows) -> {
          SearchRow first = rows.get(0);
          List<String> line =
              new ArrayList<>(
                  List.of(
                      words(plan),
                      first.verdict(),
                      Amounts.plain(first.cost()),
                      Integer.toString(first.replications())));
          steps.forEach(step -> line.add(share(rows, step)));
          lines.add(line);
        });
    return TableView.readable(headers, lines, "search");
  }

  private static String share(List<SearchRow> rows, String step) {
    return rows.stream()
        .filter(row -> row.step().equals(step) && row.share().isPresent())
        .findFirst()
        .map(SearchPart::share)
        .orElse("");
  }

  private static String share(SearchRow row) {
    String value = Phrases.number(row.share().orElse(0), "share");
    return row.lower().isPresent() && row.upper().isPresent()
        ? "%s\n%s to %s"
            .formatted(
                value,
                Phrases.number(row.lower().getAsDouble(), "share"),
                Phrases.number(row.upper().getAsDouble(), "share"))
        : value;
  }
}
