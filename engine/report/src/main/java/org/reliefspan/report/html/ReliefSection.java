package org.reliefspan.report.html;

import static org.reliefspan.report.html.ReliefRows.ALL_TREATED;
import static org.reliefspan.report.html.ReliefRows.OBSERVED;
import static org.reliefspan.report.html.ReliefRows.RESPONDERS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
import org.reliefspan.report.html.ReliefRows.Subject;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** Relief after one procedure by the definition the study leads with; the rest is in folds. */
final class ReliefSection {
  private static final String DURATION = "duration_survival";
  private static final String OCCUPANCY = "in_relief";
  private static final String INCIDENCE = "cumulative_incidence:";
  private static final int TABLE_DAYS = 12;
  private static final double HARDLY = 0.005;

  private final StudyResults results;
  private final Naming naming;
  private final Subject subject;
  private final ReliefRows everything;
  private final ReliefRows rows;
  private final ReliefRows all;

  /**
   * What the page shows.
   *
   * @param patients how many people the widest population has
   * @param explanation why the durations differ from naive ones, or empty
   * @param further figures that the page shows when asked
   */
  public record View(
      String title,
      String terms,
      String patients,
      String explanation,
      TableView summary,
      List<FigureView> figures,
      List<FigureView> further,
      List<Fold> folds) {
    List<FigureView> allFigures() {
      List<FigureView> joined = new ArrayList<>(figures);
      joined.addAll(further);
      return joined;
    }
  }

  private ReliefSection(StudyResults results, Subject subject) {
    this.results = results;
    this.naming = new Naming(results.labels());
    this.subject = subject;
    this.everything = new ReliefRows(results.relief());
    this.rows = everything.of(subject);
    this.all = rows.stratum("all");
  }

  /** One view per procedure, in the order of the results. */
  static List<View> views(StudyResults results) {
    return ReliefRows.main(results.relief()).stream()
        .map(one -> new ReliefSection(results, one).view())
        .toList();
  }

  private View view() {
    List<FigureView> figures = new ArrayList<>();
    durations().ifPresent(figures::add);
    occupancy().ifPresent(figures::add);
    Set<String> groupings = groupings();
    GroupsView groups = new GroupsView(naming.procedure(subject.procedure()), subject, everything);
    groups.ratios().ifPresent(figures::add);
    for (String columns : groupings) {
      Optional<FigureView> together = groups.groups(columns);
      (together.isPresent() ? curvesByGroup(columns) : byGroup(columns)).ifPresent(figures::add);
      together.ifPresent(figures::add);
    }
    VisitsView visits = VisitsView.of(results, subject, all);
    List<FigureView> further = new ArrayList<>(incidence().stream().toList());
    further.addAll(visits.figures(naming.procedure(subject.procedure())));
    List<Fold> folds = new ArrayList<>();
    groupings.forEach(
        columns ->
            folds.add(
                new Fold("By " + Naming.columnWords(columns), ReliefTables.strata(rows, columns))));
    groupings.forEach(
        columns ->
            folds.addAll(
                Fold.filled(
                    new Fold(
                        "By %s, seen together".formatted(Naming.columnWords(columns)),
                        groups.pooledTable(columns)))));
    folds.addAll(
        Fold.filled(
            new Fold("Who has longer relief", groups.ratioTable()),
            new Fold("Other duration models", ReliefTables.models(all)),
            new Fold(
                "Other definitions of relief",
                ReliefTables.definitions(everything, subject.procedure(), subject))));
    folds.addAll(visits.folds());
    return new View(
        naming.procedure(subject.procedure()),
        terms(),
        patients(),
        visits.explanation(),
        ReliefTables.summary(all),
        figures,
        further,
        folds);
  }

  private String terms() {
    return Naming.terms(new ReliefKey("", "", subject.definition(), subject.strategy(), "", ""));
  }

  private String patients() {
    return all.rows().stream()
        .filter(row -> row.patients().isPresent())
        .mapToLong(row -> row.patients().getAsLong())
        .max()
        .stream()
        .mapToObj(most -> Phrases.count(most) + " patients")
        .findFirst()
        .orElse("");
  }

  // Curves.

  /** The one curve with this population, estimator and stratum. */
  private Optional<Curve> curve(String name, String population, String estimator, String stratum) {
    return results.curves().stream()
        .filter(curve -> Subject.of(curve.key()).equals(subject) && curve.name().equals(name))
        .filter(curve -> curve.key().population().equals(population))
        .filter(curve -> curve.key().estimator().equals(estimator))
        .filter(curve -> curve.key().stratum().equals(stratum))
        .findFirst();
  }

  private Optional<FigureView> durations() {
    List<CurveSeries> series = new ArrayList<>();
    for (ReliefKey key :
        List.of(
            key(ALL_TREATED, all.assumptionFree(ALL_TREATED)),
            key(RESPONDERS, all.model(RESPONDERS)),
            key(OBSERVED, all.assumptionFree(OBSERVED)))) {
      curve(DURATION, key.population(), key.estimator(), "all")
          .map(curve -> series(population(key), curve))
          .ifPresent(series::add);
    }
    return figure(
        "how long relief lasts",
        "Share whose relief lasts longer than each day. All treated: those who never respond count"
            + " as zero days, and the line starts where the first assessments fix it. Observed"
            + " responders are in relief at their first assessment and had to last until then.",
        DURATION,
        series,
        bands());
  }

  private static ReliefKey key(String population, String estimator) {
    return new ReliefKey("", "all", "", "", population, estimator);
  }

  private static String population(ReliefKey key) {
    return Words.label("population", key.population())
        + " · "
        + Words.label("estimator", key.estimator());
  }

  private Optional<FigureView> occupancy() {
    Optional<Curve> found =
        curve(OCCUPANCY, ALL_TREATED, all.assumptionFree(ALL_TREATED), "all")
            .or(
                () ->
                    results.curves().stream()
                        .filter(curve -> Subject.of(curve.key()).equals(subject))
                        .filter(curve -> curve.name().equals(OCCUPANCY))
                        .filter(curve -> ReliefRows.isAll(curve.key()))
                        .findFirst());
    return figure(
        "in relief on each day",
        Words.explanation("curve", OCCUPANCY)
            + ", of all treated. Drawn until hardly anybody is in relief.",
        OCCUPANCY,
        found.map(curve -> series(population(curve.key()), ended(curve))).stream().toList(),
        bands());
  }

  /** Without the long tail in which hardly anybody is in relief. */
  private static Curve ended(Curve curve) {
    List<CurvePoint> points = curve.points();
    int last = points.size() - 1;
    while (last > 0 && points.get(last).value() < HARDLY) {
      last--;
    }
    int shown = Math.min(points.size(), last + 2);
    return new Curve(curve.key(), curve.name(), points.subList(0, Math.max(1, shown)));
  }

  private Optional<FigureView> incidence() {
    List<CurveSeries> series = new ArrayList<>();
    for (Curve curve : results.curves()) {
      ReliefKey key = curve.key();
      if (curve.name().startsWith(INCIDENCE)
          && ReliefRows.isAll(key)
          && key.procedure().equals(subject.procedure())
          && key.definition().equals(subject.definition())) {
        series.add(series(Words.label("cause", curve.name().substring(INCIDENCE.length())), curve));
      }
    }
    return figure(
            "repeat procedure, surgery, death",
            "Share who had each event first, whether or not relief lasted.",
            "cumulative_incidence",
            series,
            List.of())
        .map(
            figure ->
                new FigureView(
                    figure.name(),
                    figure.title(),
                    figure.caption(),
                    figure.svg(),
                    incidences(figure)));
  }

  private TableView incidences(FigureView figure) {
    ReliefRows procedure =
        new ReliefRows(
            everything.rows().stream()
                .filter(row -> row.key().procedure().equals(subject.procedure()))
                .filter(row -> row.key().definition().equals(subject.definition()))
                .filter(row -> ReliefRows.isAll(row.key()))
                .toList());
    TableView table = ReliefTables.incidence(procedure);
    return table.rows().isEmpty() ? figure.table() : table;
  }

  private static CurveSeries series(String name, Curve curve) {
    return new CurveSeries(
        name,
        curve,
        ReliefRows.isStepped(curve.key().estimator())
            ? CurveSeries.Shape.STEP
            : CurveSeries.Shape.SMOOTH);
  }

  private Optional<FigureView> figure(
      String what,
      String caption,
      String id,
      List<CurveSeries> series,
      List<ReferenceBand> expected) {
    if (series.isEmpty() || series.size() > CurveChart.mostSeries()) {
      return Optional.empty();
    }
    String title = naming.procedure(subject.procedure()) + ": " + what;
    String window =
        expected.isEmpty()
            ? ""
            : " The yellow span marks when relief from this kind of procedure is commonly expected"
                + " to end.";
    return Optional.of(
        new FigureView(
            FigureView.name(subject.procedure(), id),
            title,
            caption + " Shaded: pointwise limits." + window,
            CurveChart.svg(title, series, expected),
            table(series)));
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
      int step = Math.max(1, points.size() / TABLE_DAYS);
      for (int i = 0; i < points.size(); i += step) {
        CurvePoint point = points.get(i);
        Estimate value = new Estimate.Point(point.value(), point.limits());
        lines.add(
            List.of(
                one.name(),
                Figures.plain(point.day()),
                Phrases.cell(value, "probability"),
                Phrases.count(point.atRisk())));
      }
    }
    return new TableView(
        List.of("Curve", "Day", "Share", "At risk"), lines, "Every day is in tables/curves.csv");
  }

  // Groups.

  private Set<String> groupings() {
    Set<String> groupings = new LinkedHashSet<>();
    rows.rows().stream()
        .map(ReliefRow::key)
        .filter(key -> !ReliefRows.isAll(key))
        .forEach(key -> groupings.add(Naming.columns(key.stratum())));
    return groupings;
  }

  /** Curves when they can be told apart, medians otherwise. */
  private Optional<FigureView> byGroup(String columns) {
    return curvesByGroup(columns).or(() -> medians(columns));
  }

  private Optional<FigureView> curvesByGroup(String columns) {
    String model = all.model(RESPONDERS);
    List<CurveSeries> series = new ArrayList<>();
    for (Curve curve : results.curves()) {
      if (Subject.of(curve.key()).equals(subject)
          && curve.name().equals(DURATION)
          && curve.key().population().equals(RESPONDERS)
          && curve.key().estimator().equals(model)
          && Naming.columns(curve.key().stratum()).equals(columns)) {
        series.add(series(Naming.stratum(curve.key().stratum()), curve));
      }
    }
    return figure(
        "responders by " + Naming.columnWords(columns),
        "Share of responders whose relief lasts longer than each day, by the %s. Groups differ in more than this column."
            .formatted(Words.label("estimator", model)),
        "responders-" + columns,
        series,
        bands());
  }

  private Optional<FigureView> medians(String columns) {
    List<MarkedInterval> marks = new ArrayList<>();
    Map<String, Boolean> seen = new LinkedHashMap<>();
    for (ReliefRow row : rows.rows()) {
      String stratum = row.key().stratum();
      if (Naming.columns(stratum).equals(columns) && seen.put(stratum, true) == null) {
        rows.stratum(stratum)
            .median()
            .map(ReliefRow::estimate)
            .filter(Estimate.Point.class::isInstance)
            .map(Estimate.Point.class::cast)
            .ifPresent(
                point ->
                    marks.add(
                        new MarkedInterval(
                            Naming.stratum(stratum),
                            point.value(),
                            PublishedTables.limits(point))));
      }
    }
    if (marks.isEmpty()) {
      return Optional.empty();
    }
    String title =
        "%s: median among responders by %s"
            .formatted(naming.procedure(subject.procedure()), Naming.columnWords(columns));
    String svg =
        IntervalChart.svg(
            new IntervalChart.Content(title, "Median duration, days", overall(), marks));
    return Optional.of(
        new FigureView(
            FigureView.name(subject.procedure(), "median", columns),
            title,
            "Responders, %s. The line is the value of all together; a limit that leaves it out is expected in one of twenty groups by chance alone."
                .formatted(Words.label("estimator", all.model(RESPONDERS))),
            svg,
            TableView.empty()));
  }

  private OptionalDouble overall() {
    return all.median()
        .map(ReliefRow::estimate)
        .filter(Estimate.Point.class::isInstance)
        .map(estimate -> OptionalDouble.of(((Estimate.Point) estimate).value()))
        .orElseGet(OptionalDouble::empty);
  }
}
