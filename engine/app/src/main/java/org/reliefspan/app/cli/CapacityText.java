package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.app.service.CapacityReport;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.SearchRow;

/** Prints what running a pathway in a facility found. */
final class CapacityText {
  private static final MathContext DIGITS = new MathContext(4);
  private static final String LINE = "    %-24s %10s %10s %12s%n";

  private final CapacityResults results;
  private final PrintWriter out;

  private CapacityText(CapacityResults results, PrintWriter out) {
    this.results = results;
    this.out = out;
  }

  static void print(CapacityReport report, PrintWriter out) {
    CapacityText text = new CapacityText(report.results().content(), out);
    text.print();
    out.println();
    out.println("Results: " + report.folder());
    out.println("Report:  " + report.folder().resolve("report.html"));
    out.flush();
  }

  private void print() {
    out.println();
    out.println(results.title());
    out.println(
        "%s: %s patient%s in each of %d replications%s"
            .formatted(
                results.pathway(),
                number(results.setting().patients()),
                results.setting().patients() == 1 ? "" : "s",
                results.setting().replications(),
                warmup()));
    results.scenarios().forEach(this::scenario);
    search();
    results.notesTogether().forEach(note -> out.println("Note: " + note));
  }

  private String warmup() {
    CapacityResults.Setting setting = results.setting();
    return setting.warmup() > 0
        ? "; warm-up: %s %s%s (%s)"
            .formatted(
                number(setting.warmup()),
                results.unit(),
                setting.warmup() == 1 ? "" : "s",
                setting.warmupBy())
        : "";
  }

  private void scenario(CapacityResults.Scenario scenario) {
    out.println();
    out.println(
        scenario.title().isBlank()
            ? scenario.name()
            : "%s: %s".formatted(scenario.name(), scenario.title()));
    List<String> steps = names(results.waits(), scenario.name());
    if (!steps.isEmpty()) {
      out.printf(LINE, "wait, " + results.unit() + "s", "mean", "90% within", "in time");
      steps.forEach(step -> wait(scenario.name(), step));
    }
    List<String> resources = names(results.utilisation(), scenario.name());
    if (!resources.isEmpty()) {
      out.printf(LINE, "resource", "in use", "", "");
      resources.forEach(
          name ->
              out.printf(
                  LINE,
                  name,
                  value(results.utilisation(), scenario.name(), name, "utilisation"),
                  "",
                  ""));
    }
    names(results.lost(), scenario.name()).forEach(outcome -> lost(scenario.name(), outcome));
  }

  private void wait(String scenario, String step) {
    out.printf(
        LINE,
        step,
        value(results.waits(), scenario, step, "mean"),
        value(results.waits(), scenario, step, "p90"),
        value(results.waits(), scenario, step, "share_within_target"));
  }

  private void lost(String scenario, String outcome) {
    find(results.lost(), scenario, outcome, "difference")
        .filter(row -> row.value().isPresent() && row.value().getAsDouble() != 0)
        .ifPresent(
            row ->
                out.println(
                    "    Waiting changes %s by %s%s per patient%s"
                        .formatted(
                            outcome,
                            number(row.value().getAsDouble()),
                            row.unit().isEmpty() ? "" : " " + row.unit(),
                            row.limits().map(CapacityText::words).orElse(""))));
  }

  private static String words(Interval limits) {
    return " [%s to %s]".formatted(number(limits.lower()), number(limits.upper()));
  }

  private void search() {
    if (results.search().isEmpty()) {
      return;
    }
    out.println();
    List<SearchRow> chosen =
        results.search().stream().filter(row -> row.verdict().equals("chosen")).toList();
    chosen.forEach(
        row ->
            out.println(
                "Cheapest plan that meets the targets: %s, %s per year"
                    .formatted(row.plan(), number(row.cost()))));
    if (chosen.isEmpty()) {
      out.println("No plan that was looked at is known to meet the targets.");
    }
  }

  private static List<String> names(List<FacilityRow> rows, String scenario) {
    return rows.stream()
        .filter(row -> row.scenario().equals(scenario))
        .map(FacilityRow::name)
        .distinct()
        .toList();
  }

  private static Optional<FacilityRow> find(
      List<FacilityRow> rows, String scenario, String name, String quantity) {
    return rows.stream()
        .filter(row -> row.hour().isEmpty() && row.quantity().equals(quantity))
        .filter(row -> row.scenario().equals(scenario) && row.name().equals(name))
        .findFirst();
  }

  private static String value(
      List<FacilityRow> rows, String scenario, String name, String quantity) {
    return find(rows, scenario, name, quantity)
        .filter(row -> row.value().isPresent())
        .map(
            row ->
                quantity.equals("share_within_target") || quantity.equals("utilisation")
                    ? String.format(Locale.ROOT, "%.1f%%", 100 * row.value().getAsDouble())
                    : number(row.value().getAsDouble()))
        .orElse("-");
  }

  /** Four digits that matter; the tables have all. */
  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%.0f", value)
        : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
