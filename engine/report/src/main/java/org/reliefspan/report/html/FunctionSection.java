package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.report.chart.Figures;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;
import org.reliefspan.report.chart.MeanChart;
import org.reliefspan.report.chart.MeanSeries;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** Change of one measure after one procedure: over time, and by group. */
final class FunctionSection {
  private static final List<String> GAINS = List.of("mean_gain_adjusted", "mean_gain");

  private static final String HALF_YEAR = "6m";
  private static final String MEAN = "function_mean:";

  private final Naming naming;
  private final Subject subject;
  private final List<FunctionRow> rows;

  private record Subject(String procedure, String measure) {}

  /** What the page shows. */
  public record View(
      String title,
      TableView summary,
      List<String> sentences,
      List<FigureView> figures,
      List<Fold> folds) {}

  /** Counts without the word that the last line says for all. */
  private static String summaryCell(FunctionRow row) {
    return row.unit().startsWith("episode") && row.estimate() instanceof Estimate.Point point
        ? Phrases.count(Math.round(point.value()))
        : Phrases.cell(row.estimate(), row.unit());
  }

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

  /** One figure per measure: mean scores by day, one line per procedure. */
  static List<FigureView> overTime(StudyResults results) {
    Map<String, List<Curve>> measures = new LinkedHashMap<>();
    for (Curve curve : results.curves()) {
      if (curve.name().startsWith(MEAN) && curve.key().stratum().equals("all")) {
        measures
            .computeIfAbsent(curve.name().substring(MEAN.length()), name -> new ArrayList<>())
            .add(curve);
      }
    }
    List<FigureView> figures = new ArrayList<>();
    measures.forEach((measure, curves) -> figures.add(overTime(results, measure, curves)));
    return figures;
  }

  private static FigureView overTime(StudyResults results, String measure, List<Curve> curves) {
    Naming naming = new Naming(results.labels());
    String unit = results.labels().measureUnits().getOrDefault(measure, "");
    String name = naming.measure(measure);
    List<MeanSeries> series = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    for (Curve curve : curves.subList(0, Math.min(curves.size(), MeanChart.mostSeries()))) {
      String procedure = naming.procedure(curve.key().procedure());
      series.add(new MeanSeries(procedure, curve.points()));
      for (CurvePoint point : curve.points()) {
        Estimate mean = new Estimate.Point(point.value(), point.limits());
        lines.add(
            List.of(
                procedure,
                Figures.plain(point.day()),
                Phrases.cell(mean, unit),
                Phrases.count(point.atRisk())));
      }
    }
    String title = name + " over time";
    String svg =
        MeanChart.svg(
            title, name + (unit.isEmpty() ? "" : ", " + Phrases.unitName(2, unit)), series);
    return new FigureView(
        FigureView.name("function-over-time", measure),
        title,
        "Mean score before the procedure (day 0) and at each horizon, with confidence limits. The"
            + " people behind two points are not quite the same.",
        svg,
        TableView.readable(List.of("Procedure", "Day", "Mean", "Patients"), lines, "curves"));
  }

  private View view() {
    List<Fold> folds = new ArrayList<>();
    List<FigureView> figures = new ArrayList<>();
    for (String columns : groupings()) {
      List<FunctionRow> found =
          rows.stream().filter(row -> Naming.columns(row.stratum()).equals(columns)).toList();
      GAINS.stream()
          .filter(quantity -> found.stream().anyMatch(row -> isDrawn(row, quantity)))
          .findFirst()
          .ifPresent(
              quantity -> {
                figures.add(groupFigure(columns, found, quantity));
                folds.add(
                    new Fold("By " + Naming.columnWords(columns), groupTable(found, quantity)));
              });
    }
    DropoutPart dropout = new DropoutPart(rows, title());
    dropout.figure().ifPresent(figures::add);
    folds.addAll(dropout.folds());
    return new View(title(), summary(), dropout.sentences(), figures, folds);
  }

  private Set<String> groupings() {
    Set<String> groupings = new LinkedHashSet<>();
    rows.stream()
        .filter(row -> !isAll(row))
        .forEach(row -> groupings.add(Naming.columns(row.stratum())));
    return groupings;
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
      if (isAll(row) && !DropoutPart.tells(row)) {
        horizons.add(row.horizon());
        episodes.putIfAbsent(row.horizon(), Phrases.count(row.episodes()));
        cells
            .computeIfAbsent(row.quantity(), quantity -> new LinkedHashMap<>())
            .put(row.horizon(), summaryCell(row));
      }
    }
    List<String> headers = new ArrayList<>(List.of("Quantity"));
    horizons.forEach(horizon -> headers.add(Words.label("horizon", horizon)));
    List<List<String>> lines = new ArrayList<>();
    cells.forEach((quantity, values) -> lines.add(line(label(quantity), values, horizons)));
    List<String> counts = new ArrayList<>(List.of("Episodes with both scores"));
    horizons.forEach(horizon -> counts.add(episodes.getOrDefault(horizon, "–")));
    lines.add(counts);
    return TableView.readable(headers, lines, "function");
  }

  private static List<String> line(String label, Map<String, String> values, Set<String> horizons) {
    List<String> line = new ArrayList<>(List.of(label));
    horizons.forEach(horizon -> line.add(values.getOrDefault(horizon, "–")));
    return line;
  }

  private static void mark(String label, FunctionRow row, List<MarkedInterval> marks) {
    if (row.estimate() instanceof Estimate.Point point) {
      marks.add(new MarkedInterval(label, point.value(), PublishedTables.limits(point)));
    }
  }

  /** The quantity with the gain it asks for, where a note names one. */
  private String label(String quantity) {
    return Words.label("quantity", quantity)
        + rows.stream()
            .filter(row -> isAll(row) && row.quantity().equals(quantity))
            .map(FunctionRow::note)
            .filter(note -> note.startsWith("gain of at least"))
            .findFirst()
            .map(note -> " (" + note.substring("gain of ".length()) + ")")
            .orElse("");
  }

  private static String axis(String quantity, FunctionRow row) {
    return quantity + (row.unit().isEmpty() ? "" : ", " + Phrases.unitName(2, row.unit()));
  }

  private static boolean isDrawn(FunctionRow row, String quantity) {
    return row.quantity().equals(quantity) && row.estimate() instanceof Estimate.Point;
  }

  /** Six months when it was asked for, the last horizon otherwise. */
  private static String horizon(List<FunctionRow> found, String quantity) {
    List<String> horizons =
        found.stream()
            .filter(row -> isDrawn(row, quantity))
            .map(FunctionRow::horizon)
            .distinct()
            .toList();
    return horizons.contains(HALF_YEAR) ? HALF_YEAR : horizons.get(horizons.size() - 1);
  }

  private FigureView groupFigure(String columns, List<FunctionRow> found, String quantity) {
    String horizon = horizon(found, quantity);
    List<MarkedInterval> marks = new ArrayList<>();
    for (FunctionRow row : found) {
      if (row.quantity().equals(quantity) && row.horizon().equals(horizon)) {
        mark(Naming.stratum(row.stratum()), row, marks);
      }
    }
    String label = Words.label("quantity", quantity);
    String title =
        "%s at %s by %s: %s"
            .formatted(
                label,
                Words.label("horizon", horizon),
                Naming.columnWords(columns),
                naming.procedure(subject.procedure()));
    String svg =
        IntervalChart.svg(
            new IntervalChart.Content(
                title, axis(label, found.get(0)), overall(horizon, quantity), marks));
    return new FigureView(
        FigureView.name(quantity, subject.procedure(), subject.measure(), columns),
        title,
        Words.explanation("quantity", quantity)
            + ". The line is the value of all together; about one group in twenty lies apart from"
            + " it by chance alone.",
        svg,
        TableView.empty());
  }

  /** Groups down, horizons across. */
  private static TableView groupTable(List<FunctionRow> found, String quantity) {
    Set<String> horizons = new LinkedHashSet<>();
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    for (FunctionRow row : found) {
      if (row.quantity().equals(quantity)) {
        horizons.add(row.horizon());
        cells
            .computeIfAbsent(Naming.stratum(row.stratum()), stratum -> new LinkedHashMap<>())
            .put(row.horizon(), Phrases.cell(row.estimate(), row.unit()));
      }
    }
    List<String> headers = new ArrayList<>(List.of(Words.label("quantity", quantity)));
    horizons.forEach(horizon -> headers.add(Words.label("horizon", horizon)));
    List<List<String>> lines = new ArrayList<>();
    cells.forEach((stratum, values) -> lines.add(line(stratum, values, horizons)));
    return TableView.readable(headers, lines, "function");
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
