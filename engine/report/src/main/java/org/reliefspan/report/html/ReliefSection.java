package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.report.chart.CurveChart;
import org.reliefspan.report.chart.CurveSeries;
import org.reliefspan.report.chart.Figures;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;
import org.reliefspan.report.chart.ReferenceBand;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** Relief after one procedure, by one definition and strategy: summary, curves and strata. */
final class ReliefSection {
  private static final Set<String> STEPPED = Set.of("turnbull", "kaplan_meier", "aalen_johansen");
  private static final List<String> LEADING =
      List.of(
          "duration_median",
          "mean_days_in_relief_90d",
          "mean_days_in_relief_365d",
          "responder_share");

  private final StudyResults results;
  private final Naming naming;
  private final Subject subject;

  /** What one section is about. */
  record Subject(String procedure, String definition, String strategy) {
    static Subject of(ReliefKey key) {
      return new Subject(key.procedure(), key.definition(), key.strategy());
    }
  }

  /**
   * What the page shows.
   *
   * @param patients how many people the widest population has
   */
  public record View(
      String title, String terms, String patients, TableView summary, List<FigureView> figures) {}

  private ReliefSection(StudyResults results, Subject subject) {
    this.results = results;
    this.naming = new Naming(results.labels());
    this.subject = subject;
  }

  /** One view per procedure, definition and strategy, in the order of the results. */
  static List<View> views(StudyResults results) {
    Set<Subject> subjects = new LinkedHashSet<>();
    results.relief().forEach(row -> subjects.add(Subject.of(row.key())));
    results.curves().stream()
        .filter(ReliefSection::isProbability)
        .forEach(curve -> subjects.add(Subject.of(curve.key())));
    return subjects.stream()
        .map(one -> new ReliefSection(results, one).view(qualifier(one, subjects)))
        .toList();
  }

  /** Tells sections of one procedure apart; empty when there is only one. */
  private static String qualifier(Subject one, Set<Subject> subjects) {
    long same =
        subjects.stream().filter(other -> other.procedure().equals(one.procedure())).count();
    return same == 1
        ? ""
        : ": %s; %s"
            .formatted(
                Words.label("definition", one.definition()),
                lower(Words.label("strategy", one.strategy())));
  }

  private View view(String qualifier) {
    List<ReliefRow> all = rows().stream().filter(row -> isAll(row.key())).toList();
    String patients =
        all.stream()
            .filter(row -> row.patients().isPresent())
            .mapToLong(row -> row.patients().getAsLong())
            .max()
            .stream()
            .mapToObj(most -> Phrases.count(most) + " patients")
            .findFirst()
            .orElse("");
    ReliefKey terms = new ReliefKey("", "", subject.definition(), subject.strategy(), "", "");
    List<FigureView> figures = new ArrayList<>(curveFigures());
    figures.addAll(strataFigures());
    return new View(
        naming.procedure(subject.procedure()) + qualifier,
        Naming.terms(terms),
        patients,
        summary(all),
        figures);
  }

  private List<ReliefRow> rows() {
    return results.relief().stream().filter(row -> Subject.of(row.key()).equals(subject)).toList();
  }

  private static boolean isAll(ReliefKey key) {
    return key.stratum().equals("all");
  }

  private record Column(String population, String estimator) {}

  private static TableView summary(List<ReliefRow> rows) {
    Map<String, Map<Column, String>> cells = new TreeMap<>(Words.order("quantity"));
    Set<Column> columns = new LinkedHashSet<>();
    for (ReliefRow row : rows) {
      Column column = new Column(row.key().population(), row.key().estimator());
      columns.add(column);
      cells
          .computeIfAbsent(row.quantity(), quantity -> new LinkedHashMap<>())
          .put(column, Phrases.cell(row.estimate(), row.unit()));
    }
    List<String> headers = new ArrayList<>(List.of("Quantity"));
    columns.forEach(
        column ->
            headers.add(
                Words.label("population", column.population())
                    + " · "
                    + Words.label("estimator", column.estimator())));
    List<List<String>> lines = new ArrayList<>();
    cells.forEach(
        (quantity, byColumn) -> {
          List<String> line = new ArrayList<>(List.of(Words.label("quantity", quantity)));
          columns.forEach(column -> line.add(byColumn.getOrDefault(column, "–")));
          lines.add(line);
        });
    return TableView.readable(headers, lines, "relief");
  }

  // Curves.

  private static boolean isProbability(Curve curve) {
    return !curve.name().startsWith("function_mean");
  }

  private List<FigureView> curveFigures() {
    Map<List<String>, List<Curve>> charts = new LinkedHashMap<>();
    for (Curve curve : results.curves()) {
      if (Subject.of(curve.key()).equals(subject) && isProbability(curve)) {
        String columns = Naming.columns(curve.key().stratum());
        List<String> chart =
            columns.equals("all")
                ? List.of(chartName(curve.name()), "all")
                : List.of(curve.name(), columns, curve.key().population(), curve.key().estimator());
        charts.computeIfAbsent(chart, name -> new ArrayList<>()).add(curve);
      }
    }
    return charts.entrySet().stream()
        .filter(chart -> chart.getValue().size() <= CurveChart.mostSeries())
        .map(chart -> curveFigure(chart.getKey(), chart.getValue()))
        .toList();
  }

  /** Competing causes share one chart. */
  private static String chartName(String curve) {
    int colon = curve.indexOf(':');
    return colon < 0 ? curve : curve.substring(0, colon);
  }

  private FigureView curveFigure(List<String> chart, List<Curve> curves) {
    String kind = chart.get(0);
    String title =
        naming.procedure(subject.procedure())
            + ": "
            + Words.label("curve", kind).toLowerCase(Locale.ROOT)
            + (chart.get(1).equals("all") ? "" : ", by " + Naming.columnWords(chart.get(1)));
    List<CurveSeries> series = curves.stream().map(this::series).toList();
    String svg = CurveChart.svg(title, series, bands());
    List<String> id =
        new ArrayList<>(List.of(subject.procedure(), subject.definition(), subject.strategy()));
    id.addAll(chart);
    String caption =
        Words.explanation("curve", kind)
            + ". Shaded: pointwise limits."
            + (bands().isEmpty()
                ? ""
                : " The yellow span marks when relief from this kind of procedure is commonly expected to end.");
    return new FigureView(
        FigureView.name(id.toArray(String[]::new)), title, caption.trim(), svg, table(series));
  }

  private CurveSeries series(Curve curve) {
    ReliefKey key = curve.key();
    String cause =
        curve.name().contains(":")
            ? curve.name().substring(curve.name().indexOf(':') + 1).replace('_', ' ') + ", "
            : "";
    String who =
        isAll(key) ? Words.label("population", key.population()) : Naming.stratum(key.stratum());
    String name = cause + who + " · " + Words.label("estimator", key.estimator());
    return new CurveSeries(
        name,
        curve,
        STEPPED.contains(key.estimator()) ? CurveSeries.Shape.STEP : CurveSeries.Shape.SMOOTH);
  }

  private List<ReferenceBand> bands() {
    if (naming.group(subject.procedure()).contains("epidural")) {
      return List.of(new ReferenceBand(14, 42, "2 to 6 weeks"));
    }
    if (subject.procedure().contains("rfa") || subject.procedure().contains("ablation")) {
      return List.of(new ReferenceBand(180, 365, "6 to 12 months"));
    }
    return List.of();
  }

  private static TableView table(List<CurveSeries> series) {
    List<List<String>> lines = new ArrayList<>();
    for (CurveSeries one : series) {
      List<CurvePoint> points = one.curve().points();
      int step = Math.max(1, points.size() / 12);
      for (int i = 0; i < points.size(); i += step) {
        CurvePoint point = points.get(i);
        Estimate value = new Estimate.Point(point.value(), point.limits());
        lines.add(
            List.of(
                one.name(),
                Figures.plain(point.day()),
                Phrases.value(value, "probability"),
                Phrases.limits(value, "probability"),
                Phrases.count(point.atRisk())));
      }
    }
    TableView table =
        TableView.readable(List.of("Curve", "Day", "Share", "Limits", "At risk"), lines, "curves");
    return new TableView(table.headers(), table.rows(), "Every day is in tables/curves.csv");
  }

  // Strata.

  private List<FigureView> strataFigures() {
    Map<String, List<ReliefRow>> byColumns = new LinkedHashMap<>();
    for (ReliefRow row : rows()) {
      if (!isAll(row.key())) {
        byColumns
            .computeIfAbsent(Naming.columns(row.key().stratum()), columns -> new ArrayList<>())
            .add(row);
      }
    }
    List<FigureView> figures = new ArrayList<>();
    byColumns.forEach(
        (columns, rows) ->
            leading(rows).ifPresent(lead -> figures.add(strata(columns, rows, lead))));
    return figures;
  }

  /** The row whose quantity, population and estimator the strata are compared by. */
  private static Optional<ReliefRow> leading(List<ReliefRow> rows) {
    return LEADING.stream()
        .flatMap(
            quantity ->
                rows.stream()
                    .filter(row -> row.quantity().equals(quantity))
                    .filter(row -> row.estimate() instanceof Estimate.Point))
        .findFirst();
  }

  private FigureView strata(String columns, List<ReliefRow> rows, ReliefRow lead) {
    List<ReliefRow> compared = rows.stream().filter(row -> isLike(row, lead)).toList();
    List<MarkedInterval> marks = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    for (ReliefRow row : compared) {
      if (row.estimate() instanceof Estimate.Point point) {
        marks.add(
            new MarkedInterval(
                Naming.stratum(row.key().stratum()), point.value(), PublishedTables.limits(point)));
      }
      lines.add(
          List.of(
              Naming.stratum(row.key().stratum()),
              Phrases.cell(row.estimate(), row.unit()),
              Phrases.count(row.episodes()),
              Phrases.count(row.patients())));
    }
    String quantity = Words.label("quantity", lead.quantity());
    String title =
        "%s: %s by %s"
            .formatted(
                naming.procedure(subject.procedure()),
                lower(quantity),
                Naming.columnWords(columns));
    OptionalDouble overall = overall(lead);
    String svg =
        IntervalChart.svg(
            new IntervalChart.Content(title, quantity + ", " + lead.unit() + "s", overall, marks));
    return new FigureView(
        FigureView.name(
            subject.procedure(),
            subject.definition(),
            subject.strategy(),
            lead.quantity(),
            columns),
        title,
        "%s, %s. The vertical or horizontal line is the value of all together."
            .formatted(
                Words.label("population", lead.key().population()),
                Words.label("estimator", lead.key().estimator())),
        svg,
        TableView.readable(List.of("Group", quantity, "Episodes", "Patients"), lines, "relief"));
  }

  private static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }

  private static boolean isLike(ReliefRow row, ReliefRow lead) {
    return row.quantity().equals(lead.quantity())
        && row.key().population().equals(lead.key().population())
        && row.key().estimator().equals(lead.key().estimator());
  }

  private OptionalDouble overall(ReliefRow lead) {
    for (ReliefRow row : rows()) {
      if (isAll(row.key()) && isLike(row, lead) && row.estimate() instanceof Estimate.Point point) {
        return OptionalDouble.of(point.value());
      }
    }
    return OptionalDouble.empty();
  }
}
