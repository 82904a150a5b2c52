package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.report.chart.Amounts;

/** The cheapest plan that meets the targets, and what else was looked at. */
final class SearchPart {
  private static final String TITLE = "The cheapest plan that meets the targets";

  private static final String NONE = "no plan that was looked at is known to meet the targets.";

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
    String lead = String.join(" ", found(rows.results().search()));
    return Part.of("search", TITLE, lead, List.of()).with(table(plans));
  }

  /** The plan that was found, of each strategy in a sentence; none where nothing was searched. */
  static List<String> found(List<SearchRow> rows) {
    Map<String, Optional<SearchRow>> chosen = new LinkedHashMap<>();
    for (SearchRow row : rows) {
      chosen.merge(
          strategy(row.plan()),
          Optional.of(row).filter(each -> each.verdict().equals("chosen")),
          (one, other) -> one.isPresent() ? one : other);
    }
    List<String> sentences = new ArrayList<>();
    chosen.forEach(
        (strategy, plan) ->
            sentences.add(
                Naming.capital(prefix(strategy) + plan.map(SearchPart::words).orElse(NONE))));
    return sentences;
  }

  /** {@code usual} of {@code usual;suite=2}; empty where there is one strategy. */
  private static String strategy(String plan) {
    String first = plan.split(";", 2)[0];
    return first.contains("=") ? "" : first;
  }

  private static String prefix(String strategy) {
    return strategy.isEmpty() ? "" : FacilityNames.words(strategy) + ": ";
  }

  private static String words(SearchRow row) {
    String strategy = strategy(row.plan());
    String plan = strategy.isEmpty() ? row.plan() : row.plan().substring(strategy.length() + 1);
    return "the cheapest plan that meets the targets has %s, at %s per year."
        .formatted(words(plan), Amounts.plain(row.cost()));
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
