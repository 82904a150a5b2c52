package org.reliefspan.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.report.chart.Amounts;

/** The answer of a simulation in a few sentences: what to choose, and how sure that is. */
final class ShortAnswer {
  private final SimulatedRows rows;
  private final List<String> sentences = new ArrayList<>();

  private ShortAnswer(SimulatedRows rows) {
    this.rows = rows;
  }

  /** The first is the answer, the others say how sure it is. */
  static List<String> of(SimulatedRows rows) {
    ShortAnswer answer = new ShortAnswer(rows);
    Optional<Setting.Choice> choice = rows.results().setting().choice();
    if (choice.isPresent() && rows.strategies().size() > 1) {
      answer.decide(choice.get());
    } else if (rows.strategies().size() > 1) {
      answer.compare();
    } else {
      answer.describe();
    }
    return answer.sentences;
  }

  private void decide(Setting.Choice choice) {
    if (choice.threshold().isEmpty()) {
      String best =
          rows.strategies().stream()
              .reduce(
                  (one, other) ->
                      rows.sum(other, choice.effect()) > rows.sum(one, choice.effect())
                          ? other
                          : one)
              .orElseThrow();
      sentences.add(
          "%s gains the most: %s of %s per patient."
              .formatted(rows.title(best), amount(best, choice.effect()), choice.effect()));
      beside(best, choice);
      return;
    }
    double threshold = choice.threshold().get();
    String best = rows.preferred(choice, threshold);
    sentences.add(
        "At %s for one %s, %s is the strategy to choose."
            .formatted(
                Amounts.plain(threshold, rows.unit(choice.cost())),
                rows.unitOrName(choice.effect()),
                rows.title(best)));
    step(best, choice);
    rows.probability(best, threshold)
        .ifPresent(
            share ->
                sentences.add(
                    "It is the best one in %s of %d draws of the uncertain parameters."
                        .formatted(Phrases.number(share, "share"), rows.draws())));
    beside(best, choice);
  }

  /** What it gains and costs beyond its neighbour on the frontier. */
  private void step(String best, Setting.Choice choice) {
    Optional<DecisionRow.Increment> increment =
        rows.results().decision().stream()
            .filter(row -> row.strategy().equals(best))
            .flatMap(row -> row.increment().stream())
            .findFirst();
    if (increment.isEmpty()) {
      sentences.add("No other strategy gains enough more to be worth its price.");
      return;
    }
    DecisionRow.Increment step = increment.get();
    String effect = Amounts.plain(step.effect(), rows.unitOrName(choice.effect()));
    String cost = Amounts.plain(Math.abs(step.cost()), rows.unit(choice.cost()));
    sentences.add(
        "Per patient it gains %s more than %s and costs %s more: %s for one %s."
            .formatted(
                effect,
                rows.title(step.comparator()),
                cost,
                Amounts.plain(step.icer(), rows.unit(choice.cost())),
                rows.unitOrName(choice.effect())));
  }

  /** The two kinds of error of the effect, apart. */
  private void beside(String best, Setting.Choice choice) {
    String other = best.equals(rows.first()) ? rows.strategies().get(1) : best;
    rows.difference(other, rows.first(), choice.effect()).ifPresent(this::errors);
  }

  private void errors(DifferenceRow row) {
    String unit = rows.unitOrName(row.outcome());
    String luck =
        row.monteCarloError() == 0
            ? "no Monte Carlo error"
            : "a Monte Carlo error of %s, which more patients would make smaller"
                .formatted(Amounts.plain(row.monteCarloError(), unit));
    String knowledge =
        row.parameterLimits()
            .map(
                limits ->
                    ("95%% of the draws of the parameters lie between %s and %s, which only more"
                            + " knowledge would bring together")
                        .formatted(
                            Amounts.plain(limits.lower()), Amounts.plain(limits.upper(), unit)))
            .orElse("how uncertain the parameters are was not asked (--draws)");
    sentences.add(
        "Two kinds of error, which are not to be added: the difference in %s between %s and %s, %s,"
                .formatted(
                    row.outcome().replace('_', ' '),
                    rows.title(row.strategy()),
                    rows.title(row.comparator()),
                    Amounts.plain(row.value().orElseThrow(), unit))
            + " has %s; %s.".formatted(luck, knowledge));
  }

  private void compare() {
    String last = rows.strategies().get(rows.strategies().size() - 1);
    String outcome = rows.outcomes().get(0);
    DifferenceRow row = rows.difference(last, rows.first(), outcome).orElseThrow();
    sentences.add(
        "Per patient, %s: %s under %s, %s under %s."
            .formatted(
                outcome.replace('_', ' '),
                amount(rows.first(), outcome),
                rows.title(rows.first()),
                amount(last, outcome),
                rows.title(last)));
    errors(row);
    sentences.add("The file names no decision, so no strategy is called the better one.");
  }

  private void describe() {
    String outcome = rows.outcomes().get(0);
    StrategyRow row = rows.value(rows.first(), outcome);
    String limits = row.parameterLimits().map(found -> between(found, outcome)).orElse("");
    sentences.add(
        "Per patient, %s: %s%s."
            .formatted(outcome.replace('_', ' '), amount(rows.first(), outcome), limits));
    sentences.add("The file has one strategy, so there is nothing to choose.");
  }

  private String between(Interval found, String outcome) {
    return " (%s to %s in 95%% of draws)"
        .formatted(Amounts.plain(found.lower()), Amounts.plain(found.upper(), rows.unit(outcome)));
  }

  private String amount(String strategy, String outcome) {
    return Amounts.plain(rows.sum(strategy, outcome), rows.unit(outcome));
  }
}
