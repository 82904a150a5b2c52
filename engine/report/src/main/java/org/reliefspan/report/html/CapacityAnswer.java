package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.report.chart.Amounts;

/** What running a pathway in a facility found, in a few sentences. */
final class CapacityAnswer {
  private static final int MOST_CHANGES = 6; // scenarios
  private static final int MOST_SHARES = 2; // of a scenario
  private static final double LEAST = 0.01; // that is worth a sentence

  private final CapacityRows rows;
  private final List<String> sentences = new ArrayList<>();

  private CapacityAnswer(CapacityRows rows) {
    this.rows = rows;
  }

  /** The first is the answer. */
  static List<String> of(CapacityRows rows) {
    CapacityAnswer answer = new CapacityAnswer(rows);
    answer.search();
    answer.targets();
    answer.longest();
    answer.busiest();
    answer.scenarios();
    answer.lost();
    if (answer.sentences.isEmpty()) {
      answer.sentences.add(
          rows.results().setting().patients() > 0
              ? "Nothing is scarce, so nobody waits for anything."
              : "Nobody came, so there is nothing to tell.");
    }
    return answer.sentences;
  }

  /** "As it is: " where there are several scenarios. */
  private String prefix() {
    return rows.scenarios().size() > 1 ? rows.title(rows.first()) + ": " : "";
  }

  private void search() {
    sentences.addAll(SearchPart.found(rows.results().search()));
  }

  private void targets() {
    List<CapacityResults.Target> aimed =
        rows.results().targets().stream()
            .filter(each -> each.scenario().equals(rows.first()) && each.share().isPresent())
            .filter(each -> reached(each).isPresent())
            .toList();
    if (aimed.isEmpty()) {
      return;
    }
    List<String> missed =
        aimed.stream()
            .filter(each -> reached(each).orElseThrow() < each.share().getAsDouble())
            .map(this::missed)
            .toList();
    long met = aimed.size() - (long) missed.size();
    String count =
        missed.isEmpty()
            ? aimed.size() == 1 ? "the target is met" : "all targets are met"
            : "%d of %d targets %s met".formatted(met, aimed.size(), met == 1 ? "is" : "are");
    String why = missed.isEmpty() ? "" : ". Missed: " + String.join("; ", missed);
    String words = prefix() + count + why + ".";
    sentences.add(Naming.capital(words));
  }

  private String missed(CapacityResults.Target target) {
    return "%s, %s of patients begin within %s of %s, %s should"
        .formatted(
            FacilityNames.words(target.step()),
            Phrases.number(reached(target).orElseThrow(), "share"),
            WaitsPart.time(target.within(), rows),
            target.since(),
            Phrases.number(target.share().orElse(0), "share"));
  }

  private Optional<Double> reached(CapacityResults.Target target) {
    return rows.wait(target.scenario(), target.step(), FacilityNames.WITHIN)
        .filter(row -> row.value().isPresent())
        .map(row -> row.value().getAsDouble());
  }

  private void longest() {
    Optional<FacilityRow> longest =
        CapacityRows.highest(rows.results().waits(), rows.first(), FacilityNames.MEAN);
    if (longest.isEmpty()) {
      return;
    }
    double mean = longest.get().value().getAsDouble();
    if (mean == 0) {
      if (isWaitedFor()) {
        return;
      }
      sentences.add(Naming.capital(prefix() + "nobody waits for anything."));
      return;
    }
    String limits = longest.get().limits().map(this::limits).orElse("");
    String late =
        rows.wait(rows.first(), longest.get().name(), FacilityNames.NINETIETH)
            .filter(row -> row.value().isPresent())
            .map(
                row ->
                    "; one patient in ten more than "
                        + WaitsPart.time(row.value().getAsDouble(), rows))
            .orElse("");
    sentences.add(
        Naming.capital(
            "%sthe longest wait is for %s, %s on average%s%s."
                .formatted(
                    prefix(),
                    FacilityNames.words(longest.get().name()),
                    WaitsPart.time(mean, rows),
                    limits,
                    late)));
  }

  /** Whether somebody still waits at the end, who is in no mean. */
  private boolean isWaitedFor() {
    return CapacityRows.highest(rows.results().waits(), rows.first(), "censored")
        .map(row -> row.value().getAsDouble() > 0)
        .orElse(false);
  }

  private String limits(Interval limits) {
    return " (%s%% limits %s to %s)"
        .formatted(
            Amounts.plain(100 * limits.level()),
            Amounts.plain(limits.lower()),
            Amounts.plain(limits.upper()));
  }

  private void busiest() {
    CapacityRows.highest(rows.results().utilisation(), rows.first(), FacilityNames.UTILISATION)
        .ifPresent(
            row ->
                sentences.add(
                    Naming.capital(
                        "%s%s is the busiest: %s of its open time in use."
                            .formatted(
                                prefix(),
                                FacilityNames.words(row.name()),
                                FacilityNames.plain(row.value().getAsDouble(), "share")))));
  }

  /**
   * What each scenario changes: shares in time that are aimed at, and of other steps the wait that
   * changes most. Waits are of those for whom a step began, shares of all who came to it.
   */
  private void scenarios() {
    List<String> unchanged = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (String scenario : rows.scenarios()) {
      List<FacilityDifferenceRow> all = rows.differences(scenario);
      List<String> changes = changes(all);
      if (!changes.isEmpty()) {
        told.add("%s: %s.".formatted(rows.title(scenario), String.join("; ", changes)));
      } else if (all.stream().anyMatch(row -> row.quantity().equals(FacilityNames.MEAN))) {
        unchanged.add(rows.title(scenario));
      }
    }
    sentences.addAll(told.subList(0, Math.min(MOST_CHANGES, told.size())));
    if (told.size() > MOST_CHANGES) {
      int more = told.size() - MOST_CHANGES;
      sentences.add(
          more == 1
              ? "One more scenario changes waits; it stands below."
              : "%d more scenarios change waits; they stand below.".formatted(more));
    }
    if (!unchanged.isEmpty()) {
      sentences.add(
          "No wait changes by more than 1%% of it and could not be chance: %s."
              .formatted(String.join("; ", unchanged)));
    }
  }

  private List<String> changes(List<FacilityDifferenceRow> all) {
    List<FacilityDifferenceRow> shares =
        all.stream()
            .filter(row -> row.quantity().equals(FacilityNames.WITHIN) && !isUnclear(row))
            .filter(row -> isAimedAt(row) && Math.abs(row.value()) >= LEAST)
            .sorted(Comparator.comparingDouble(row -> -Math.abs(row.value())))
            .toList();
    Set<String> inTime =
        shares.stream().map(FacilityDifferenceRow::name).collect(Collectors.toSet());
    List<String> changes = new ArrayList<>();
    shares.stream().limit(MOST_SHARES).map(this::inTime).forEach(changes::add);
    all.stream()
        .filter(row -> row.quantity().equals(FacilityNames.MEAN) && !isUnclear(row))
        .filter(row -> relative(row) >= LEAST && !inTime.contains(row.name()))
        .max(Comparator.comparingDouble(this::relative))
        .map(this::wait)
        .ifPresent(changes::add);
    return changes;
  }

  private boolean isAimedAt(FacilityDifferenceRow row) {
    return rows.target(row.scenario(), row.name())
        .filter(target -> target.share().isPresent())
        .isPresent();
  }

  /** A change as a share of the mean wait with which it is compared. */
  private double relative(FacilityDifferenceRow row) {
    double before =
        rows.wait(row.comparator(), row.name(), FacilityNames.MEAN)
            .filter(found -> found.value().isPresent())
            .map(found -> Math.abs(found.value().getAsDouble()))
            .orElse(0.0);
    return Math.abs(row.value()) / before; // infinite where nobody waited
  }

  private static boolean isUnclear(FacilityDifferenceRow row) {
    return row.value() == 0 || row.limits().map(found -> found.contains(0)).orElse(false);
  }

  private String inTime(FacilityDifferenceRow row) {
    String limits =
        row.limits()
            .map(
                found ->
                    " (change, %s%% limits %s)"
                        .formatted(
                            Amounts.plain(100 * found.level()),
                            ScenariosPart.limits(found, "share")))
            .orElse("");
    return "%s in time for %s %s of patients%s"
        .formatted(
            FacilityNames.words(row.name()),
            ScenariosPart.points(Phrases.number(Math.abs(row.value()), "share"), "share"),
            row.value() > 0 ? "more" : "fewer",
            limits);
  }

  private String wait(FacilityDifferenceRow row) {
    String limits =
        row.limits().map(this::limits).map(words -> words.replace(" (", " (change, ")).orElse("");
    return "the mean wait for %s is %s %s%s"
        .formatted(
            FacilityNames.words(row.name()),
            WaitsPart.time(Math.abs(row.value()), rows),
            row.value() < 0 ? "shorter" : "longer",
            limits);
  }

  private void lost() {
    List<String> parts =
        rows.results().lost().stream()
            .filter(row -> row.scenario().equals(rows.first()))
            .filter(row -> row.quantity().equals("difference") && row.hour().isEmpty())
            .filter(row -> row.value().isPresent() && row.value().getAsDouble() != 0)
            .map(this::changed)
            .toList();
    if (!parts.isEmpty()) {
      sentences.add(
          Naming.capital(
              "%swaiting changes what a patient gets: %s."
                  .formatted(prefix(), Naming.list(parts))));
    }
  }

  private String changed(FacilityRow row) {
    double value = row.value().getAsDouble();
    String unit = row.unit().isEmpty() ? "" : " " + row.unit();
    return "%s by %s%s"
        .formatted(
            FacilityNames.words(row.name()),
            (value > 0 ? "+" : "") + Amounts.plain(value),
            unit.strip().equalsIgnoreCase(row.name()) ? "" : unit);
  }
}
