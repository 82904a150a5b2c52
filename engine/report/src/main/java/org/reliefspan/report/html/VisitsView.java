package org.reliefspan.report.html;

import static org.reliefspan.report.html.ReliefRows.RESPONDERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.report.chart.Figures;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;
import org.reliefspan.report.html.ReliefRows.Subject;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** How visits went with relief, and what that does to the durations of one procedure. */
final class VisitsView {
  private static final String PROCESS = "visit_process";
  private static final String RATIO = "visit_ratio_";
  private static final String ADVICE = "further_scores";
  private static final String FAMILY = "duration_family";
  private static final String AIC = "aic";
  private static final String MEDIAN = "duration_median";
  private static final double CLEARLY = 1.1;

  private final List<SensitivityRow> rows;
  private final ReliefRows all;
  private final Subject subject;

  private VisitsView(List<SensitivityRow> rows, ReliefRows all, Subject subject) {
    this.rows = rows;
    this.all = all;
    this.subject = subject;
  }

  /**
   * The view of one procedure.
   *
   * @param all rows of the procedure in all patients
   */
  static VisitsView of(StudyResults results, Subject subject, ReliefRows all) {
    List<SensitivityRow> own =
        results.sensitivity().stream()
            .filter(row -> isAbout(row.analysis()))
            .filter(row -> Subject.of(row.row().key()).equals(subject))
            .toList();
    return new VisitsView(own, all, subject);
  }

  /** Whether rows of an analysis are about visits and so are shown here. */
  static boolean isAbout(String analysis) {
    return analysis.equals(PROCESS)
        || analysis.startsWith(RATIO)
        || analysis.equals(ADVICE)
        || analysis.equals(FAMILY);
  }

  /**
   * Why the headline differs from the naive number, in two sentences; empty when it cannot be said.
   */
  String explanation() {
    Optional<Double> joint = point(all.find(RESPONDERS, all.model(RESPONDERS), MEDIAN));
    Optional<Double> naive = point(all.find(RESPONDERS, naiveModel(), MEDIAN));
    if (!all.model(RESPONDERS).startsWith(ReliefRows.JOINT) || joint.isEmpty() || naive.isEmpty()) {
      return "";
    }
    String numbers =
        "Read as if visits came by chance and every score were right, the same visits give a median"
            + " of"
            + " %s instead of %s days."
                .formatted(
                    Figures.plain(Math.rint(naive.get())), Figures.plain(Math.rint(joint.get())));
    return "The median above is estimated together with how visits depend on relief"
        + how()
        + ". "
        + numbers;
  }

  /** How they did, by the model; empty where neither way is clear. */
  private String how() {
    List<String> ways = new ArrayList<>();
    if (value("unscheduled_per_30d_when_not_in_relief")
        > CLEARLY * value("unscheduled_per_30d_when_in_relief")) {
      ways.add("patients without relief came more often by themselves");
    }
    if (value("attendance_when_not_in_relief") > CLEARLY * value("attendance_when_in_relief")) {
      ways.add("patients in relief skipped more of their appointments");
    }
    return ways.isEmpty() ? "" : ": " + String.join(", and ", ways);
  }

  private double value(String quantity) {
    return rows.stream()
        .filter(row -> row.analysis().equals(PROCESS) && row.row().quantity().equals(quantity))
        .flatMap(row -> point(Optional.of(row.row())).stream())
        .findFirst()
        .orElse(0.0);
  }

  /** The model of the same durations without visits, the first of them where there is none. */
  private String naiveModel() {
    List<String> naive =
        all.estimators(RESPONDERS).stream()
            .filter(estimator -> !estimator.startsWith(ReliefRows.JOINT))
            .filter(estimator -> !ReliefRows.isStepped(estimator))
            .toList();
    String same = all.model(RESPONDERS).replaceFirst("^" + ReliefRows.JOINT, "");
    return naive.contains(same) ? same : naive.stream().findFirst().orElse(same);
  }

  private static Optional<Double> point(Optional<ReliefRow> row) {
    return row.map(ReliefRow::estimate)
        .filter(Estimate.Point.class::isInstance)
        .map(estimate -> ((Estimate.Point) estimate).value());
  }

  /** The tables, those without rows left out. */
  List<Fold> folds() {
    return Fold.filled(
        new Fold("How visits went with relief", table(PROCESS::equals, "Visits")),
        new Fold("Which shape durations have", families()),
        new Fold("If visits depended more or less on relief", table(this::isRatio, "If")),
        new Fold("What further scores would bring", table(ADVICE::equals, "With")));
  }

  /** Criterion and median of each family of durations, the headline's named. */
  private TableView families() {
    List<List<String>> lines = new ArrayList<>();
    for (SensitivityRow row : rows) {
      boolean ofFamily = row.analysis().equals(FAMILY);
      String estimator = row.row().key().estimator();
      if (ofFamily && row.row().quantity().equals(AIC)) {
        String label = Words.label("estimator", estimator);
        lines.add(line(label, Optional.of(row.row()), ofFamilies(estimator, MEDIAN)));
      } else if (ofFamily && !row.row().quantity().equals(MEDIAN)) {
        String label = Words.label("quantity", row.row().quantity());
        lines.add(List.of(label, "", ReliefRows.cell(Optional.of(row.row())), row.row().note()));
      }
    }
    return new TableView(
        List.of("Durations", "AIC\nlower fits better", Words.label("quantity", MEDIAN), "Note"),
        lines,
        "");
  }

  private static List<String> line(
      String label, Optional<ReliefRow> criterion, Optional<ReliefRow> median) {
    return List.of(
        label,
        ReliefRows.cell(criterion),
        ReliefRows.cell(median),
        criterion.map(ReliefRow::note).orElse(""));
  }

  private Optional<ReliefRow> ofFamilies(String estimator, String quantity) {
    return rows.stream()
        .filter(row -> row.analysis().equals(FAMILY) && row.row().quantity().equals(quantity))
        .map(SensitivityRow::row)
        .filter(row -> row.key().estimator().equals(estimator))
        .findFirst();
  }

  private boolean isRatio(String analysis) {
    return analysis.startsWith(RATIO);
  }

  private TableView table(Predicate<String> analysis, String first) {
    List<List<String>> lines = new ArrayList<>();
    for (SensitivityRow row : rows) {
      if (analysis.test(row.analysis())) {
        boolean ratio = isRatio(row.analysis());
        lines.add(
            List.of(
                ratio
                    ? row.analysis().substring(RATIO.length()) + " times as often after loss"
                    : Words.label("quantity", row.row().quantity()),
                Phrases.cell(row.row().estimate(), row.row().unit()),
                row.row().note()));
      }
    }
    return new TableView(List.of(first, "Value", "Note"), lines, "");
  }

  /** The medians under assumed dependence, and the predicted gain of further scores. */
  List<FigureView> figures(String title) {
    List<FigureView> figures = new ArrayList<>();
    OptionalDouble found =
        point(all.find(RESPONDERS, all.model(RESPONDERS), MEDIAN)).stream()
            .mapToDouble(Double::doubleValue)
            .findFirst();
    figure(
            title + ": if visits depended more or less on relief",
            "Median among responders if unscheduled visits came so many times as often after loss"
                + " as in relief. 1 takes visits not to depend on relief; the line is the"
                + " estimate.",
            "visit-ratio",
            new Drawn("Median among responders, days", found, this::isRatio))
        .ifPresent(figures::add);
    figure(
            title + ": what further scores would bring",
            "Predicted width of the median's interval over the present one, when four in five"
                + " patients also answer so many further scores; the days are in the table.",
            "further-scores",
            new Drawn("Width over the present width", OptionalDouble.of(1), ADVICE::equals))
        .ifPresent(figures::add);
    return figures;
  }

  private record Drawn(String axis, OptionalDouble reference, Predicate<String> analysis) {}

  private Optional<FigureView> figure(String title, String caption, String name, Drawn drawn) {
    List<MarkedInterval> marks = new ArrayList<>();
    for (SensitivityRow row : rows) {
      Estimate estimate = row.row().estimate();
      if (drawn.analysis().test(row.analysis()) && estimate instanceof Estimate.Point point) {
        String label =
            isRatio(row.analysis())
                ? row.analysis().substring(RATIO.length()) + " times as often"
                : Words.label("quantity", row.row().quantity());
        marks.add(new MarkedInterval(label, point.value(), PublishedTables.limits(point)));
      }
    }
    if (marks.size() < 2) {
      return Optional.empty();
    }
    String svg =
        IntervalChart.svg(new IntervalChart.Content(title, drawn.axis(), drawn.reference(), marks));
    return Optional.of(
        new FigureView(
            FigureView.name(subject.procedure(), name), title, caption, svg, TableView.empty()));
  }
}
