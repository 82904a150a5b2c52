package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.report.chart.Amounts;
import org.reliefspan.report.chart.WaitChart;

/** How long patients wait, beside what is aimed at. */
final class WaitsPart {
  private static final int MOST_STEPS = 12;
  private static final int PAGE = 880; // height of a chart that fits on a printed page

  private final CapacityRows rows;

  private WaitsPart(CapacityRows rows) {
    this.rows = rows;
  }

  static Part of(CapacityRows rows) {
    return new WaitsPart(rows).part();
  }

  private Part part() {
    List<String> waitedFor = rows.steps().stream().filter(this::isWaitedFor).toList();
    if (rows.steps().isEmpty()) {
      return Part.missing("waits", "How long patients wait", "No step of the pathway was run.");
    }
    return Part.of("waits", "How long patients wait", lead(waitedFor), figures(waitedFor))
        .with(table())
        .folding(
            Fold.filled(
                new Fold("Every quantity of every step", everything(rows.results().waits())),
                new Fold(
                    "What happened in each step, per replication",
                    everything(rows.results().throughput()))));
  }

  private String lead(List<String> waitedFor) {
    List<String> others =
        rows.steps().stream()
            .filter(step -> !waitedFor.contains(step))
            .map(FacilityNames::words)
            .toList();
    String nobody = others.isEmpty() ? "" : " Nobody waits for %s.".formatted(Naming.list(others));
    return ("From when a step was wanted by the pathway until it began, in %s; who did not wait"
                + " counts as 0. An appointment may be asked for long before it is wanted.")
            .formatted(rows.times())
        + nobody;
  }

  private boolean isWaitedFor(String step) {
    return rows.results().waits().stream()
        .filter(row -> row.name().equals(step) && row.value().isPresent())
        .filter(row -> isWait(row.quantity()) || row.quantity().equals("censored"))
        .anyMatch(row -> row.value().getAsDouble() > 0);
  }

  private static boolean isWait(String quantity) {
    return quantity.equals(FacilityNames.MEAN) || FacilityNames.percentile(quantity).isPresent();
  }

  /** As many as fit on a page are one figure. */
  private List<FigureView> figures(List<String> waitedFor) {
    List<FigureView> figures = new ArrayList<>();
    List<WaitChart.Group> page = new ArrayList<>();
    for (String step : waitedFor.subList(0, Math.min(MOST_STEPS, waitedFor.size()))) {
      for (WaitChart.Group group : groups(step)) {
        if (!page.isEmpty() && WaitChart.height(page) + WaitChart.height(List.of(group)) > PAGE) {
          figures.add(figure(figures.size() + 1, page, waitedFor.size()));
          page.clear();
        }
        page.add(group);
      }
    }
    if (!page.isEmpty()) {
      figures.add(figure(figures.size() + 1, page, waitedFor.size()));
    }
    return figures;
  }

  private FigureView figure(int number, List<WaitChart.Group> groups, int steps) {
    String title = "Waits beside targets" + (number > 1 ? ", continued" : "");
    String more = steps > MOST_STEPS ? " The first %d steps are drawn.".formatted(MOST_STEPS) : "";
    boolean hasWords =
        groups.stream()
            .flatMap(group -> group.strips().stream())
            .anyMatch(strip -> !strip.words().isEmpty());
    String inTime =
        hasWords
            ? " In time is a share of all who came to the step, also of those who went without it"
                + " or still wait beyond the target; strips are of those for whom it began."
            : "";
    return new FigureView(
        number == 1 ? "waits" : "waits-" + number,
        title,
        ("Every step has an axis of its own, in %s. Limits are of the mean, from replication to"
                + " replication.%s%s")
            .formatted(rows.times(), inTime, more),
        WaitChart.svg(new WaitChart.Content(title, rows.times(), groups)),
        TableView.empty());
  }

  /** The wait, and the time from the request where that is what is aimed at. */
  private List<WaitChart.Group> groups(String step) {
    Optional<CapacityResults.Target> target =
        rows.scenarios().stream()
            .flatMap(scenario -> rows.target(scenario, step).stream())
            .findFirst();
    String since = target.map(CapacityResults.Target::since).orElse("");
    List<WaitChart.Group> groups = new ArrayList<>();
    groups.add(group(step, "", since.equals("wanted") ? target : Optional.empty()));
    if (since.equals("request")) {
      groups.add(group(step, FacilityNames.FROM_REQUEST, target));
    }
    return groups.stream().filter(group -> !group.strips().isEmpty()).toList();
  }

  private WaitChart.Group group(
      String step, String prefix, Optional<CapacityResults.Target> target) {
    return new WaitChart.Group(
        FacilityNames.words(step) + (prefix.isEmpty() ? "" : ", from the request on"),
        target.map(each -> OptionalDouble.of(each.within())).orElseGet(OptionalDouble::empty),
        rows.scenarios().stream()
            .filter(
                scenario ->
                    rows.wait(scenario, step, prefix + FacilityNames.MEAN)
                        .filter(row -> row.value().isPresent())
                        .isPresent())
            .map(
                scenario ->
                    strip(scenario, step, prefix, target.isPresent() ? within(scenario, step) : ""))
            .toList());
  }

  private WaitChart.Strip strip(String scenario, String step, String prefix, String words) {
    SortedMap<Integer, Double> percentiles = new TreeMap<>();
    for (FacilityRow row : rows.results().waits()) {
      OptionalInt number =
          row.quantity().startsWith(prefix)
              ? FacilityNames.percentile(row.quantity().substring(prefix.length()))
              : OptionalInt.empty();
      if (row.scenario().equals(scenario)
          && row.name().equals(step)
          && number.isPresent()
          && row.value().isPresent()) {
        percentiles.put(number.getAsInt(), row.value().getAsDouble());
      }
    }
    Optional<FacilityRow> mean = rows.wait(scenario, step, prefix + FacilityNames.MEAN);
    Optional<Interval> limits = mean.flatMap(FacilityRow::limits);
    return new WaitChart.Strip(
        rows.title(scenario),
        rows.scenarios().indexOf(scenario),
        percentiles,
        mean.map(FacilityRow::value).orElseGet(OptionalDouble::empty),
        limits,
        words);
  }

  private String within(String scenario, String step) {
    return rows.wait(scenario, step, FacilityNames.WITHIN)
        .filter(row -> row.value().isPresent())
        .map(row -> FacilityNames.plain(row.value().getAsDouble(), "share") + " in time")
        .orElse("");
  }

  private TableView table() {
    List<String> shown =
        CapacityRows.quantities(rows.results().waits()).stream()
            .filter(
                quantity ->
                    List.of(
                            FacilityNames.MEAN,
                            FacilityNames.MEDIAN,
                            FacilityNames.NINETIETH,
                            FacilityNames.WITHIN,
                            "number_waiting_mean",
                            "censored")
                        .contains(quantity))
            .toList();
    List<String> headers = new ArrayList<>(List.of("Step"));
    shown.forEach(quantity -> headers.add(header(quantity)));
    List<List<String>> lines = new ArrayList<>();
    for (String step : rows.steps()) {
      for (String scenario : rows.scenarios()) {
        List<String> line = new ArrayList<>(List.of(name(step, scenario)));
        shown.forEach(quantity -> line.add(cell(scenario, step, quantity)));
        lines.add(line);
      }
    }
    return TableView.readable(headers, lines, "waits");
  }

  private String name(String step, String scenario) {
    String words = Naming.capital(FacilityNames.words(step));
    return rows.scenarios().size() > 1 ? words + "\n" + rows.title(scenario) : words;
  }

  private String header(String quantity) {
    String words = Naming.capital(FacilityNames.quantity(quantity));
    return isWait(quantity) ? words + "\n" + rows.times() : words;
  }

  private String cell(String scenario, String step, String quantity) {
    Optional<FacilityRow> found = rows.wait(scenario, step, quantity);
    if (found.isEmpty()) {
      return "";
    }
    FacilityRow row = found.get();
    if (row.value().isEmpty() && !quantity.equals(FacilityNames.MEAN)) {
      return "–";
    }
    String cell = FacilityNames.cell(row);
    return quantity.equals(FacilityNames.WITHIN) && row.value().isPresent()
        ? cell + aim(scenario, step, row.limits().isPresent())
        : cell;
  }

  /** What is aimed at, behind a share. */
  private String aim(String scenario, String step, boolean hasLimits) {
    return rows.target(scenario, step)
        .filter(target -> target.share().isPresent())
        .map(
            target ->
                "%saim %s"
                    .formatted(
                        hasLimits ? "; " : "\n",
                        Phrases.number(target.share().getAsDouble(), "share")))
        .orElse("");
  }

  private TableView everything(List<FacilityRow> all) {
    return everything(rows, all);
  }

  /** All rows as they are, but for hours. */
  static TableView everything(CapacityRows rows, List<FacilityRow> all) {
    List<List<String>> lines = new ArrayList<>();
    for (FacilityRow row : all) {
      if (row.hour().isEmpty()) {
        lines.add(
            List.of(
                rows.title(row.scenario()),
                FacilityNames.words(row.name()),
                FacilityNames.quantity(row.quantity()),
                FacilityNames.cell(row),
                Phrases.isShare(row.unit()) ? "" : FacilityNames.unit(2, row.unit())));
      }
    }
    return new TableView(List.of("Scenario", "Name", "Quantity", "Value", "Unit"), lines, "");
  }

  /** "12.3 days". */
  static String time(double value, CapacityRows rows) {
    return "%s %s"
        .formatted(Amounts.plain(value), FacilityNames.unit(value, rows.results().unit()));
  }
}
