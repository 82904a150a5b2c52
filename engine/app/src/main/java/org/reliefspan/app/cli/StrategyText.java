package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.reliefspan.app.service.SimulateReport;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.StrategyRow;

/** Prints what a simulation found. */
final class StrategyText {
  private StrategyText() {}

  static void print(SimulateReport report, PrintWriter out) {
    SimulationResults results = report.results().content();
    out.println();
    out.println(results.title());
    for (StrategyRow row : results.strategies()) {
      out.println("  " + words(row));
    }
    if (!results.decision().isEmpty()) {
      out.println();
      out.println("Decision (effect: " + results.decision().get(0).effectOutcome() + ")");
      results.decision().forEach(row -> out.println("  " + words(row)));
    }
    results.notes().forEach(note -> out.println("Note: " + note));
    out.println();
    out.println("Results: " + report.folder());
    out.println("Report:  " + report.folder().resolve("report.html"));
    out.flush();
  }

  private static String words(StrategyRow row) {
    String error =
        row.monteCarloError() > 0
            ? " (Monte Carlo error %s)".formatted(number(row.monteCarloError()))
            : "";
    String limits =
        row.parameterLimits()
            .map(
                found ->
                    " [%s to %s over draws%s]"
                        .formatted(number(found.lower()), number(found.upper()), mean(row)))
            .orElse("");
    String value =
        row.value().isPresent() ? number(row.value().getAsDouble()) + error + limits : "";
    return "%-12s %-14s %-10s %s%s"
        .formatted(row.strategy(), row.outcome(), row.engine(), value, note(row.note()));
  }

  private static String mean(StrategyRow row) {
    return row.overDraws().map(over -> ", mean " + number(over.mean())).orElse("");
  }

  private static String note(String note) {
    return note.isEmpty() ? "" : " (%s)".formatted(note);
  }

  private static String words(DecisionRow row) {
    return row.increment()
        .map(
            step ->
                "%-12s %s for one more unit than %s"
                    .formatted(row.strategy(), number(step.icer()), step.comparator()))
        .orElseGet(() -> "%-12s %s".formatted(row.strategy(), row.status().replace('_', ' ')));
  }

  /** Five digits that matter; the tables have all. */
  private static String number(double value) {
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.5g", value);
  }
}
