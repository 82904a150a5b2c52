package org.reliefspan.report.html;

import static org.reliefspan.report.html.ReliefRows.ALL_TREATED;
import static org.reliefspan.report.html.ReliefRows.RESPONDERS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.chart.Figures;
import org.reliefspan.report.chart.ForestChart;
import org.reliefspan.report.chart.IntervalChart;
import org.reliefspan.report.chart.MarkedInterval;
import org.reliefspan.report.html.ReliefRows.Subject;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** Who has longer relief after one procedure: ratios by covariates, and groups seen together. */
final class GroupsView {
  private static final String MEDIAN = "duration_median";
  private static final String HYPOTHETICAL = "hypothetical";
  private static final String TIME_RATIO = "time_ratio:";
  private static final String ODDS_RATIO = "response_odds_ratio:";
  private static final int MOST_LINES = 40;
  private static final int MOST_NAMED = 3;
  private static final double HARDLY = 0.05; // P of differences by chance alone

  private final String title;
  private final Subject subject;
  private final ReliefRows rows;
  private final ReliefRows all;
  private final ReliefRows latent;
  private final String model;

  /**
   * The view of one procedure.
   *
   * @param title its name
   * @param everything rows of all subjects: ratios of durations are of times to loss as if no event
   *     came first, so under another strategy
   */
  GroupsView(String title, Subject subject, ReliefRows everything) {
    this.title = title;
    this.subject = subject;
    this.rows = everything.of(subject);
    this.latent =
        everything
            .of(new Subject(subject.procedure(), subject.definition(), HYPOTHETICAL))
            .stratum("all");
    this.all = rows.stratum("all");
    this.model = all.model(RESPONDERS);
  }

  // Covariates.

  /** A forest of the ratios of durations; empty without any. */
  Optional<FigureView> ratios() {
    List<ForestChart.Line> lines = new ArrayList<>();
    for (String term : terms()) {
      Optional<MarkedInterval> mark = mark(ratio(RESPONDERS, TIME_RATIO + term));
      if (mark.isPresent()) {
        lines.add(new ForestChart.Line(label(term), List.of(mark)));
      }
    }
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      return Optional.empty();
    }
    String name = title + ": who has longer relief";
    String svg =
        ForestChart.svg(
            new ForestChart.Content(
                name,
                "Ratio of durations among responders",
                ForestChart.Axis.RATIO,
                List.of("ratio"),
                OptionalDouble.of(1),
                lines));
    return Optional.of(
        new FigureView(
            FigureView.name(subject.procedure(), "time-ratios"),
            name,
            whom()
                + " Right of the line relief lasts longer, as if no repeat, surgery or other event"
                + " came first. Numbers are compared per unit, groups with the largest one, all at"
                + " once; what is compared with what stands in the table. Patients differ in more"
                + " than these columns.",
            svg,
            TableView.empty()));
  }

  /** Ratios of durations and odds ratios of response, what is not estimable too. */
  TableView ratioTable() {
    List<List<String>> lines = new ArrayList<>();
    for (String term : terms()) {
      Optional<ReliefRow> time = ratio(RESPONDERS, TIME_RATIO + term);
      lines.add(
          List.of(
              label(term),
              ReliefRows.cell(time),
              ReliefRows.cell(ratio(ALL_TREATED, ODDS_RATIO + term)),
              time.map(ReliefRow::note).orElse("")));
    }
    return TableView.readable(
        List.of("By", "Ratio of durations", "Odds ratio of response", "Note"), lines, "relief");
  }

  private Set<String> terms() {
    Set<String> terms = new LinkedHashSet<>();
    for (ReliefRow row : latent.rows()) {
      if (row.quantity().startsWith(TIME_RATIO)) {
        terms.add(row.quantity().substring(TIME_RATIO.length()));
      }
    }
    return terms;
  }

  private Optional<ReliefRow> ratio(String population, String quantity) {
    ReliefRows from = quantity.startsWith(TIME_RATIO) ? latent : all;
    return from.find(population, model + ReliefRows.COVARIATES, quantity);
  }

  private String label(String term) {
    Optional<String> unit =
        ratio(RESPONDERS, TIME_RATIO + term)
            .map(ReliefRow::note)
            .filter(note -> note.contains(" for ") && note.contains(" more"))
            .map(note -> note.substring(note.indexOf(" for ") + 5, note.indexOf(" more")));
    return Naming.capital(Naming.stratum(term)) + unit.map(" + "::concat).orElse("");
  }

  /** Which ratios can be told from 1, in plain words. */
  private String whom() {
    List<String> clear = new ArrayList<>();
    for (String term : terms()) {
      ratio(RESPONDERS, TIME_RATIO + term)
          .filter(row -> isApart(row.estimate(), 1))
          .flatMap(row -> mark(Optional.of(row)))
          .map(found -> "%s: %s".formatted(label(term), percent(found)))
          .ifPresent(clear::add);
    }
    if (clear.isEmpty()) {
      return "By none of these can longer relief be told from chance.";
    }
    String named = String.join("; ", clear.subList(0, Math.min(MOST_NAMED, clear.size())));
    int more = clear.size() - MOST_NAMED;
    return named + (more > 0 ? "; and %d more.".formatted(more) : ".");
  }

  private static String percent(MarkedInterval ratio) {
    long percent = Math.round(100 * Math.abs(ratio.value() - 1));
    String way = ratio.value() >= 1 ? "longer" : "shorter";
    return "relief lasts %d%% %s".formatted(percent, way);
  }

  private static boolean isApart(Estimate estimate, double value) {
    Optional<Interval> limits = PublishedTables.limits(estimate);
    return limits.isPresent() && !limits.get().contains(value);
  }

  // Groups.

  /** Groups as they are and drawn together; empty where they were not pooled. */
  Optional<FigureView> groups(String columns) {
    List<ForestChart.Line> lines = new ArrayList<>();
    Set<String> strata = new LinkedHashSet<>();
    rows.rows().stream()
        .map(row -> row.key().stratum())
        .filter(stratum -> Naming.columns(stratum).equals(columns))
        .forEach(strata::add);
    for (String stratum : strata) {
      ReliefRows own = rows.stratum(stratum);
      Optional<MarkedInterval> raw = mark(own.find(RESPONDERS, model, MEDIAN));
      Optional<MarkedInterval> drawn =
          mark(own.find(RESPONDERS, model + ReliefRows.SHRUNKEN, MEDIAN));
      if (raw.isPresent() || drawn.isPresent()) {
        lines.add(new ForestChart.Line(Naming.stratum(stratum), List.of(raw, drawn)));
      }
    }
    boolean pooled = lines.stream().anyMatch(line -> line.marks().get(1).isPresent());
    return pooled ? Optional.of(figure(columns, lines)) : Optional.empty();
  }

  private FigureView figure(String columns, List<ForestChart.Line> lines) {
    String name = "%s: median by %s, seen together".formatted(title, Naming.columnWords(columns));
    OptionalDouble mean =
        common("mean_of_groups", columns).stream().mapToDouble(Estimate.Point::value).findFirst();
    String axis = "Median among responders, days";
    String svg =
        lines.size() > MOST_LINES
            ? IntervalChart.svg(new IntervalChart.Content(name, axis, mean, drawn(lines)))
            : ForestChart.svg(
                new ForestChart.Content(
                    name,
                    axis,
                    ForestChart.Axis.PLAIN,
                    List.of("by itself", "drawn towards the others"),
                    mean,
                    lines));
    return new FigureView(
        FigureView.name(subject.procedure(), "groups", columns),
        name,
        sentence(columns)
            + " A group's own median is drawn towards the others the more, the less its data say;"
            + " the line is the mean of the groups. Groups differ in more than this column.",
        svg,
        TableView.empty());
  }

  private static List<MarkedInterval> drawn(List<ForestChart.Line> lines) {
    return lines.stream()
        .flatMap(
            line ->
                line.marks().get(1).stream()
                    .map(mark -> new MarkedInterval(line.label(), mark.value(), mark.limits())))
        .toList();
  }

  private Optional<Estimate.Point> common(String what, String columns) {
    return all.find(
            RESPONDERS, model + ReliefRows.SHRUNKEN, "%s_%s:%s".formatted(what, MEDIAN, columns))
        .map(ReliefRow::estimate)
        .filter(Estimate.Point.class::isInstance)
        .map(Estimate.Point.class::cast);
  }

  /** Whether groups differ beyond chance, and what a new one would show. */
  private String sentence(String columns) {
    Optional<Estimate.Point> alike = common("groups_alike_p", columns);
    if (alike.isEmpty()) {
      return "";
    }
    String share =
        common("between_groups_share", columns)
            .map(point -> Math.round(100 * point.value()) + "%")
            .orElse("");
    String differ =
        alike.get().value() < HARDLY
            ? "The groups differ by more than chance: %s of their differences are their own."
                .formatted(share)
            : "Chance alone could make the groups differ this much.";
    String another =
        common("new_group", columns)
            .flatMap(Estimate.Point::limits)
            .map(
                limits ->
                    " One more group like these would have a median between %s and %s days."
                        .formatted(
                            Figures.plain(Math.rint(limits.lower())),
                            Figures.plain(Math.rint(limits.upper()))))
            .orElse("");
    return differ + another;
  }

  private static Optional<MarkedInterval> mark(Optional<ReliefRow> row) {
    return row.map(ReliefRow::estimate)
        .filter(Estimate.Point.class::isInstance)
        .map(Estimate.Point.class::cast)
        .map(point -> new MarkedInterval("", point.value(), PublishedTables.limits(point)));
  }

  /** The shrunken medians and shares of all groupings, and what groups have in common. */
  TableView pooledTable(String columns) {
    List<List<String>> lines = new ArrayList<>();
    for (ReliefRow row : rows.rows()) {
      boolean own =
          ReliefRows.isAll(row.key())
              ? row.quantity().endsWith(":" + columns)
              : Naming.columns(row.key().stratum()).equals(columns);
      if (own && row.key().estimator().equals(model + ReliefRows.SHRUNKEN)) {
        lines.add(
            List.of(
                Naming.stratum(row.key().stratum()),
                Words.label("quantity", row.quantity().replaceFirst(":.*", "")),
                Phrases.cell(row.estimate(), row.unit()),
                row.note()));
      }
    }
    return TableView.readable(List.of("Group", "Quantity", "Value", "Note"), lines, "relief");
  }
}
