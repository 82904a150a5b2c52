package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** Change of one measure after one procedure: over time, and by group. */
final class FunctionSection {
  private static final List<String> GAINS = List.of("mean_gain_adjusted", "mean_gain");

  private final Naming naming;
  private final Subject subject;
  private final List<FunctionRow> rows;

  private record Subject(String procedure, String measure) {}

  /** What the page shows. */
  public record View(String title, TableView summary, List<FigureView> figures) {}

  private FunctionSection(StudyResults results, Subject subject) {
    this.naming = new Naming(results.labels());
    this.subject = subject;
    this.rows =
        results.function().stream()
            .filter(
                row ->
                    row.procedure().equals(subject.procedure())
                        && row.measure().equals(subject.measure()))
            .toList();
  }

  /** One view per procedure and measure, in the order of the results. */
  static List<View> views(StudyResults results) {
    Set<Subject> subjects = new LinkedHashSet<>();
    results.function().forEach(row -> subjects.add(new Subject(row.procedure(), row.measure())));
    return subjects.stream().map(one -> new FunctionSection(results, one).view()).toList();
  }

  private View view() {
    List<FigureView> figures = new ArrayList<>();
    List<FunctionRow> gains =
        rows.stream().filter(row -> isAll(row) && row.quantity().equals("mean_gain")).toList();
    if (gains.stream().filter(row -> row.estimate() instanceof Estimate.Point).count() > 1) {
      figures.add(overTime(gains));
    }
    figures.addAll(byGroup());
    return new View(title(), summary(), figures);
  }

  private String title() {
    return naming.measure(subject.measure())
        + " after "
        + naming.procedureWithin(subject.procedure());
  }

  private static boolean isAll(FunctionRow row) {
    return row.stratum().equals("all");
  }

  private TableView summary() {
    Set<String> horizons = new LinkedHashSet<>();
    Map<String, Map<String, String>> cells = new TreeMap<>(Words.order("quantity"));
    Map<String, String> episodes = new LinkedHashMap<>();
    for (FunctionRow row : rows) {
      if (isAll(row)) {
        horizons.add(row.horizon());
        episodes.put(row.horizon(), Phrases.count(row.episodes()));
        cells
            .computeIfAbsent(row.quantity(), quantity -> new LinkedHashMap<>())
            .put(row.horizon(), Phrases.cell(row.estimate(), row.unit()));
      }
    }
    List<String> headers = new ArrayList<>(List.of("Quantity"));
    horizons.forEach(horizon -> headers.add(Words.label("horizon", horizon)));
    List<List<String>> lines = new ArrayList<>();
    cells.forEach((quantity, values) -> lines.add(line(quantity, values, horizons)));
    List<String> counts = new ArrayList<>(List.of("Episodes with both scores"));
    horizons.forEach(horizon -> counts.add(episodes.getOrDefault(horizon, "–")));
    lines.add(counts);
    return TableView.readable(headers, lines, "function");
  }

  private static List<String> line(
      String quantity, Map<String, String> values, Set<String> horizons) {
    List<String> line = new ArrayList<>(List.of(Words.label("quantity", quantity)));
    horizons.forEach(horizon -> line.add(values.getOrDefault(horizon, "–")));
    return line;
  }

  private FigureView overTime(List<FunctionRow> gains) {
    List<MarkedInterval> marks = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    for (FunctionRow row : gains) {
      mark(Words.label("horizon", row.horizon()), row, marks);
      lines.add(line(Words.label("horizon", row.horizon()), row));
    }
    String title = "Mean gain: " + title();
    String svg =
        IntervalChart.svg(
            new IntervalChart.Content(
                title, axis("Mean gain", gains.get(0)), OptionalDouble.of(0), marks));
    return new FigureView(
        FigureView.name("gain", subject.procedure(), subject.measure()),
        title,
        "Positive is better. The line marks no change; bars are confidence limits.",
        svg,
        TableView.readable(
            List.of("Horizon", "Mean gain", "Episodes", "Patients"), lines, "function"));
  }

  private static void mark(String label, FunctionRow row, List<MarkedInterval> marks) {
    if (row.estimate() instanceof Estimate.Point point) {
      marks.add(new MarkedInterval(label, point.value(), PublishedTables.limits(point)));
    }
  }

  private static List<String> line(String label, FunctionRow row) {
    return List.of(
        label,
        Phrases.cell(row.estimate(), row.unit()),
        Phrases.count(row.episodes()),
        Phrases.count(row.patients()));
  }

  private static String axis(String quantity, FunctionRow row) {
    return quantity + (row.unit().isEmpty() ? "" : ", " + row.unit());
  }

  private record Groups(String horizon, String columns) {}

  private List<FigureView> byGroup() {
    Map<Groups, List<FunctionRow>> groups = new LinkedHashMap<>();
    for (FunctionRow row : rows) {
      if (!isAll(row)) {
        groups
            .computeIfAbsent(
                new Groups(row.horizon(), Naming.columns(row.stratum())), key -> new ArrayList<>())
            .add(row);
      }
    }
    List<FigureView> figures = new ArrayList<>();
    groups.forEach(
        (group, found) ->
            GAINS.stream()
                .filter(quantity -> found.stream().anyMatch(row -> isDrawn(row, quantity)))
                .findFirst()
                .ifPresent(quantity -> figures.add(groupFigure(group, found, quantity))));
    return figures;
  }

  private static boolean isDrawn(FunctionRow row, String quantity) {
    return row.quantity().equals(quantity) && row.estimate() instanceof Estimate.Point;
  }

  private FigureView groupFigure(Groups group, List<FunctionRow> found, String quantity) {
    List<MarkedInterval> marks = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    for (FunctionRow row : found) {
      if (row.quantity().equals(quantity)) {
        mark(Naming.stratum(row.stratum()), row, marks);
        lines.add(line(Naming.stratum(row.stratum()), row));
      }
    }
    String label = Words.label("quantity", quantity);
    String title =
        "%s by %s: %s at %s"
            .formatted(
                label,
                Naming.columnWords(group.columns()),
                title(),
                Words.label("horizon", group.horizon()));
    String svg =
        IntervalChart.svg(
            new IntervalChart.Content(
                title, axis(label, found.get(0)), overall(group.horizon(), quantity), marks));
    return new FigureView(
        FigureView.name(
            quantity, subject.procedure(), subject.measure(), group.horizon(), group.columns()),
        title,
        Words.explanation("quantity", quantity) + ". The line is the value of all together.",
        svg,
        TableView.readable(List.of("Group", label, "Episodes", "Patients"), lines, "function"));
  }

  private OptionalDouble overall(String horizon, String quantity) {
    for (FunctionRow row : rows) {
      if (isAll(row)
          && row.horizon().equals(horizon)
          && row.quantity().equals(quantity)
          && row.estimate() instanceof Estimate.Point point) {
        return OptionalDouble.of(point.value());
      }
    }
    return OptionalDouble.empty();
  }
}
