package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.report.chart.Amounts;

/** What running a pathway in a facility found, in a few sentences. */
final class CapacityAnswer {
  private static final int MOST_CHANGES = 4;

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
    if (rows.results().search().isEmpty()) {
      return;
    }
    Optional<SearchRow> chosen =
        rows.results().search().stream().filter(row -> row.verdict().equals("chosen")).findFirst();
    sentences.add(
        chosen
            .map(
                row ->
                    "The cheapest plan that meets the targets has %s, at %s per year."
                        .formatted(SearchPart.words(row.plan()), Amounts.plain(row.cost())))
            .orElse("No plan that was looked at is known to meet the targets."));
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

  private void scenarios() {
    Optional<FacilityRow> longest =
        CapacityRows.highest(rows.results().waits(), rows.first(), FacilityNames.MEAN);
    if (longest.isEmpty()) {
      return;
    }
    List<FacilityDifferenceRow> all =
        rows.results().differences().stream()
            .filter(row -> row.quantity().equals(FacilityNames.MEAN))
            .filter(row -> row.name().equals(longest.get().name()))
            .toList();
    all.stream()
        .filter(row -> !isUnclear(row))
        .limit(MOST_CHANGES)
        .map(this::changed)
        .forEach(sentences::add);
    List<String> unclear =
        all.stream()
            .filter(CapacityAnswer::isUnclear)
            .map(row -> rows.title(row.scenario()))
            .distinct()
            .toList();
    if (!unclear.isEmpty()) {
      sentences.add(
          "No change of the mean wait for %s that could not be chance: %s."
              .formatted(FacilityNames.words(longest.get().name()), String.join("; ", unclear)));
    }
  }

  private static boolean isUnclear(FacilityDifferenceRow row) {
    return row.value() == 0 || row.limits().map(found -> found.contains(0)).orElse(false);
  }

  private String changed(FacilityDifferenceRow row) {
    String limits =
        row.limits().map(this::limits).map(words -> words.replace(" (", " (change, ")).orElse("");
    return "%s: the mean wait for %s is %s %s%s."
        .formatted(
            rows.title(row.scenario()),
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
