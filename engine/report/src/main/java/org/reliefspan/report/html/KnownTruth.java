package org.reliefspan.report.html;

import static org.reliefspan.report.html.ReliefRows.ALL_TREATED;
import static org.reliefspan.report.html.ReliefRows.RESPONDERS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.estimate.TruthRow;
import org.reliefspan.report.chart.Figures;
import org.reliefspan.report.html.ReliefRows.Subject;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** Estimates beside the known truth of a synthetic clinic, and what that says in plain words. */
final class KnownTruth {
  private static final String MAIN = "main";
  private static final double CLEARLY = 0.8;
  private static final String SHARE = "responder_share";
  private static final String MEDIAN = "duration_median";

  private final StudyResults results;
  private final Naming naming;
  private final List<Subject> subjects;
  private final List<TruthRow> rows;

  /** What the page shows. */
  public record View(List<String> findings, List<PartView> parts, List<Fold> folds) {}

  /** One procedure on the page. */
  public record PartView(String title, TableView table) {}

  private KnownTruth(StudyResults results) {
    this.results = results;
    this.naming = new Naming(results.labels());
    List<ReliefRow> described =
        results.relief().isEmpty()
            ? results.truth().stream().map(TruthRow::row).toList()
            : results.relief();
    this.subjects = ReliefRows.main(described);
    // A share among responders is one by its meaning: nothing to compare.
    this.rows =
        results.truth().stream()
            .filter(
                row ->
                    !(row.row().quantity().equals(SHARE)
                        && row.row().key().population().equals(RESPONDERS)))
            .toList();
  }

  static View view(StudyResults results) {
    return new KnownTruth(results).view();
  }

  private View view() {
    List<PartView> parts = new ArrayList<>();
    for (Subject subject : subjects) {
      List<TruthRow> shown = leading(subject);
      if (!shown.isEmpty()) {
        parts.add(new PartView(naming.procedure(subject.procedure()), table(shown)));
      }
    }
    return new View(
        findings(),
        parts,
        Fold.filled(new Fold("Other quantities, models and definitions", rest())));
  }

  private Optional<TruthRow> find(
      Subject subject, String analysis, String quantity, String population) {
    ReliefRows estimates = new ReliefRows(results.relief()).of(subject).stratum("all");
    boolean modelled = quantity.equals(SHARE) || population.equals(RESPONDERS);
    String estimator =
        modelled ? estimates.model(population) : estimates.assumptionFree(population);
    return rows.stream()
        .filter(row -> row.analysis().equals(analysis))
        .filter(row -> row.row().quantity().equals(quantity))
        .filter(row -> Subject.of(row.row().key()).equals(subject))
        .filter(row -> ReliefRows.isAll(row.row().key()))
        .filter(row -> row.row().key().population().equals(population))
        .filter(row -> row.row().key().estimator().equals(estimator))
        .findFirst();
  }

  private Optional<TruthRow> median(Subject subject, String analysis) {
    return find(subject, analysis, MEDIAN, RESPONDERS);
  }

  private Optional<TruthRow> share(Subject subject, String analysis) {
    return find(subject, analysis, SHARE, ALL_TREATED);
  }

  private Optional<TruthRow> days(Subject subject, String analysis) {
    return find(subject, analysis, "mean_days_in_relief_365d", ALL_TREATED);
  }

  private Set<String> analyses() {
    Set<String> analyses = new LinkedHashSet<>(List.of(MAIN));
    rows.forEach(row -> analyses.add(row.analysis()));
    return analyses;
  }

  private List<TruthRow> leading(Subject subject) {
    List<TruthRow> shown = new ArrayList<>();
    for (String analysis : analyses()) {
      share(subject, analysis).ifPresent(shown::add);
      median(subject, analysis).ifPresent(shown::add);
      find(subject, analysis, "mean_days_in_relief_90d", ALL_TREATED).ifPresent(shown::add);
      days(subject, analysis).ifPresent(shown::add);
    }
    shown.sort(Comparator.comparing(row -> row.row().quantity(), Words.order("quantity")));
    return shown;
  }

  private TableView table(List<TruthRow> shown) {
    List<List<String>> lines = new ArrayList<>();
    String last = "";
    for (TruthRow row : shown) {
      String quantity = name(row);
      lines.add(
          List.of(
              quantity.equals(last) ? "" : quantity,
              Words.label("analysis", row.analysis()),
              Phrases.withUnit(row.truth(), row.row().unit()),
              Phrases.cell(row.row().estimate(), row.row().unit()),
              offBy(row),
              verdict(row)));
      last = quantity;
    }
    return new TableView(
        List.of(
            "Quantity", "Analysis", "Truth", "Estimate\nand limits", "Off by", "Truth in limits"),
        lines,
        "");
  }

  private static String name(TruthRow row) {
    return row.row().quantity().equals(MEDIAN)
        ? "Median among responders"
        : Words.label("quantity", row.row().quantity());
  }

  private TableView rest() {
    List<List<String>> lines = new ArrayList<>();
    Set<TruthRow> shown = new LinkedHashSet<>();
    subjects.forEach(subject -> shown.addAll(leading(subject)));
    for (TruthRow row : rows) {
      if (!shown.contains(row)) {
        ReliefKey key = row.row().key();
        lines.add(
            List.of(
                naming.procedure(key.procedure()) + Naming.suffix(key),
                Words.label("analysis", row.analysis()),
                Words.label("definition", key.definition())
                    + "\n"
                    + Words.label("population", key.population())
                    + ", "
                    + Words.label("estimator", key.estimator()),
                Words.label("quantity", row.row().quantity()),
                Phrases.withUnit(row.truth(), row.row().unit()),
                Phrases.cell(row.row().estimate(), row.row().unit()),
                offBy(row),
                verdict(row)));
      }
    }
    return TableView.readable(
        List.of(
            "Procedure",
            "Analysis",
            "Definition",
            "Quantity",
            "Truth",
            "Estimate",
            "Off by",
            "Truth in limits"),
        lines,
        "truth");
  }

  private static Optional<Boolean> isInside(TruthRow row) {
    return PublishedTables.limits(row.row().estimate()).map(limits -> limits.contains(row.truth()));
  }

  private static String verdict(TruthRow row) {
    return isInside(row).map(inside -> inside ? "yes" : "no").orElse("–");
  }

  private static Optional<Double> difference(TruthRow row) {
    return row.row().estimate() instanceof Estimate.Point point
        ? Optional.of(point.value() - row.truth())
        : Optional.empty();
  }

  private static String offBy(TruthRow row) {
    return difference(row)
        .map(
            difference ->
                Math.abs(difference) < 1e-12
                    ? "nothing"
                    : "%s %s".formatted(size(difference, row), direction(difference, row)))
        .orElse("–");
  }

  private static String size(double difference, TruthRow row) {
    return Phrases.isShare(row.row().unit())
        ? Figures.plain(100 * Math.abs(difference)) + " points"
        : Phrases.withUnit(Math.abs(difference), row.row().unit());
  }

  private static String direction(double difference, TruthRow row) {
    boolean duration = row.row().quantity().startsWith("duration");
    return difference > 0
        ? (duration ? "too long" : "too high")
        : duration ? "too short" : "too low";
  }

  // What the rows say in words.

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Subject subject : subjects) {
      List<String> parts =
          Stream.of(median(subject, MAIN), share(subject, MAIN))
              .flatMap(Optional::stream)
              .flatMap(row -> sentence(row).stream())
              .toList();
      if (!parts.isEmpty()) {
        findings.add(naming.procedure(subject.procedure()) + ": " + String.join("; ", parts) + ".");
      }
    }
    daysInRelief().ifPresent(findings::add);
    effect(
            "scheduled_scores",
            "Scores from planned visits only",
            "part of the error comes from who visits when: patients come because pain is back")
        .forEach(findings::add);
    effect(
            "confirmed_loss",
            "Counting a loss only when a second failing score confirms it",
            "part of the error comes from single bad scores that are taken for loss")
        .forEach(findings::add);
    coverage().ifPresent(findings::add);
    return findings;
  }

  private Optional<String> sentence(TruthRow row) {
    String quantity =
        row.row().quantity().equals(SHARE) ? "share who respond" : "median among responders";
    return difference(row)
        .map(
            difference ->
                "%s %s, where %s is true%s"
                    .formatted(
                        quantity,
                        Phrases.value(row.row().estimate(), row.row().unit()),
                        Phrases.withUnit(row.truth(), row.row().unit()),
                        isInside(row).orElse(false)
                            ? " (within the limits)"
                            : ", so " + error(difference, row)));
  }

  /** Said only when every procedure errs in the same direction. */
  private Optional<String> daysInRelief() {
    List<Double> errors =
        subjects.stream()
            .flatMap(subject -> days(subject, MAIN).stream())
            .filter(row -> row.truth() > 0)
            .flatMap(row -> difference(row).map(error -> error / row.truth()).stream())
            .toList();
    boolean low = errors.stream().allMatch(error -> error < 0);
    boolean high = errors.stream().allMatch(error -> error > 0);
    if (errors.size() < 2 || low == high) {
      return Optional.empty();
    }
    DoubleSummaryStatistics size = errors.stream().mapToDouble(Math::abs).summaryStatistics();
    return Optional.of(
        "Days in relief in the first year come out too %s for every procedure, by %s to %s%%."
            .formatted(
                low ? "low" : "high",
                Math.round(100 * size.getMin()),
                Math.round(100 * size.getMax())));
  }

  private static String error(double difference, TruthRow row) {
    return Phrases.isShare(row.row().unit()) || row.truth() == 0
        ? size(difference, row) + " " + direction(difference, row)
        : "%s%% %s"
            .formatted(
                Math.round(100 * Math.abs(difference / row.truth())), direction(difference, row));
  }

  /** Whether another analysis brings medians that miss the truth clearly nearer to it. */
  private List<String> effect(String analysis, String choice, String meaning) {
    List<String> nearer = new ArrayList<>();
    List<String> no = new ArrayList<>();
    for (Subject subject : subjects) {
      Optional<TruthRow> main = median(subject, MAIN).filter(row -> !isInside(row).orElse(true));
      Optional<TruthRow> other = median(subject, analysis);
      Optional<Double> before = main.flatMap(KnownTruth::difference);
      Optional<Double> after = other.flatMap(KnownTruth::difference);
      if (before.isPresent() && after.isPresent()) {
        boolean helps = Math.abs(after.get()) < CLEARLY * Math.abs(before.get());
        String said =
            "%s (%s)"
                .formatted(
                    naming.procedureWithin(subject.procedure()), error(after.get(), other.get()));
        (helps ? nearer : no).add(said);
      }
    }
    List<String> said = new ArrayList<>();
    if (!nearer.isEmpty()) {
      said.add(
          "%s: the median comes nearer to the truth for %s, which suggests that %s."
              .formatted(choice, Naming.list(nearer), meaning));
    }
    if (!no.isEmpty()) {
      said.add(
          "%s: the median comes no nearer to the truth for %s.".formatted(choice, Naming.list(no)));
    }
    return said;
  }

  private Optional<String> coverage() {
    List<Boolean> verdicts =
        subjects.stream()
            .flatMap(subject -> leading(subject).stream())
            .filter(row -> row.analysis().equals(MAIN))
            .flatMap(row -> isInside(row).stream())
            .toList();
    long inside = verdicts.stream().filter(verdict -> verdict).count();
    return verdicts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "In the main analysis the limits contain the truth in %s of the %s quantities below. Limits allow for chance, not for bias."
                .formatted(Phrases.count(inside), Phrases.count(verdicts.size())));
  }
}
