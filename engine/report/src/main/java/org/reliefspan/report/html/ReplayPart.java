package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.simulation.ReplayRow;
import org.reliefspan.report.chart.Amounts;
import org.reliefspan.report.chart.LineChart;

/** What was observed in a cohort beside its simulation. */
final class ReplayPart {
  private static final String ID = "replay";
  private static final String TITLE = "What was observed, simulated";

  private final SimulatedRows rows;

  private ReplayPart(SimulatedRows rows) {
    this.rows = rows;
  }

  static Part of(SimulatedRows rows) {
    ReplayPart part = new ReplayPart(rows);
    List<FigureView> figures =
        rows.results().replay().stream().map(Subject::of).distinct().map(part::figure).toList();
    return figures.isEmpty()
        ? Part.missing(ID, TITLE, "No observed cohort was replayed (--replay).")
        : Part.of(
            ID,
            TITLE,
            "The patients of the cohort run through the pathway with the parameters as written."
                + " What tests say of the two curves stands among the notes.",
            figures);
  }

  /** What was observed, under which strategy. */
  private record Subject(String name, String strategy, boolean isEvent) {
    static Subject of(ReplayRow row) {
      return new Subject(row.of(), row.strategy(), row.atRisk().isPresent());
    }

    boolean has(ReplayRow row) {
      return row.of().equals(name) && row.strategy().equals(strategy);
    }

    String words() {
      String words = name.replace('_', ' ').replace('.', ' ');
      return isEvent ? "Share without " + words : "Mean of " + words;
    }
  }

  private FigureView figure(Subject subject) {
    List<ReplayRow> own = rows.results().replay().stream().filter(subject::has).toList();
    String title =
        "%s, observed and simulated: %s".formatted(subject.words(), rows.title(subject.strategy()));
    LineChart.Content content =
        new LineChart.Content(
            title,
            rows.timeWords(),
            subject.words(),
            subject.isEvent(),
            "",
            List.of(observed(own), simulated(own)));
    return new FigureView(
        FigureView.name(ID, subject.name(), subject.strategy()),
        title,
        subject.isEvent()
            ? "Observed: Kaplan-Meier estimate with its 95% limits, for as long as 11 patients are"
                + " still observed."
            : "Observed: means with their 95% limits where the file gives them.",
        LineChart.svg(content),
        table(own));
  }

  private static LineChart.Line observed(List<ReplayRow> own) {
    List<ReplayRow> limited = own.stream().filter(row -> row.limits().isPresent()).toList();
    LineChart.Band band =
        new LineChart.Band(
            limited.stream().mapToDouble(ReplayRow::time).toArray(),
            limited.stream().mapToDouble(row -> row.limits().orElseThrow().lower()).toArray(),
            limited.stream().mapToDouble(row -> row.limits().orElseThrow().upper()).toArray());
    return line("Observed", own, own.stream().mapToDouble(ReplayRow::observed).toArray(), band);
  }

  private static LineChart.Line simulated(List<ReplayRow> own) {
    return line(
        "Simulated",
        own,
        own.stream().mapToDouble(ReplayRow::simulated).toArray(),
        LineChart.Band.NONE);
  }

  private static LineChart.Line line(
      String name, List<ReplayRow> own, double[] up, LineChart.Band band) {
    return new LineChart.Line(
        name,
        own.stream().mapToDouble(ReplayRow::time).toArray(),
        up,
        new boolean[own.size()],
        band);
  }

  private static TableView table(List<ReplayRow> own) {
    List<List<String>> lines = new ArrayList<>();
    for (ReplayRow row : own) {
      String limits =
          row.limits()
              .map(
                  found ->
                      "\n%s to %s"
                          .formatted(Amounts.plain(found.lower()), Amounts.plain(found.upper())))
              .orElse("");
      lines.add(
          List.of(
              Amounts.plain(row.time()),
              Amounts.plain(row.observed()) + limits,
              Amounts.withError(row.simulated(), row.monteCarloError())));
    }
    return TableView.readable(List.of("Time", "Observed", "Simulated"), lines, ID);
  }
}
