package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Turns the episodes of one cell into rows, for one definition and one strategy. */
final class TruthTally {

  private static final String COMPETING = "competing";
  private static final List<Integer> MEAN_HORIZONS = List.of(90, 365, 730);
  private static final List<Integer> OCCUPANCY_DAYS = List.of(14, 30, 60, 90, 180, 365, 730);

  private final ClinicTruth.Cell cell;
  private final TruthDefinition definition;
  private final TruthStrategy strategy;

  TruthTally(ClinicTruth.Cell cell, TruthDefinition definition, TruthStrategy strategy) {
    this.cell = cell;
    this.definition = definition;
    this.strategy = strategy;
  }

  /** Rows of all populations. */
  void addRows(List<EpisodeTruth> episodes, List<TruthRow> rows) {
    List<EpisodeTruth> responders = new ArrayList<>();
    List<EpisodeTruth> planted = new ArrayList<>();
    for (EpisodeTruth episode : episodes) {
      if (episode.span(definition, strategy).reached()) {
        responders.add(episode);
      }
      if (episode.plantedResponder()) {
        planted.add(episode);
      }
    }
    addPopulation("all_treated", episodes, rows);
    addPopulation("responders", responders, rows);
    addPopulation("planted_responders", planted, rows);
  }

  /** What comes first of repeat, surgery and death, among all treated. */
  static void addCompeting(
      ClinicTruth.Cell cell, List<EpisodeTruth> episodes, List<TruthRow> rows) {
    for (FirstEvent.Cause cause : FirstEvent.Cause.values()) {
      if (cause != FirstEvent.Cause.NONE) {
        TruthSample sample = TruthSample.ofEvents(episodes, cause);
        for (int tau : MEAN_HORIZONS) {
          TruthSample.Value share = sample.mean(span -> span.lossDays() <= tau ? 1 : 0);
          rows.add(
              new TruthRow(
                  cell.procedure(),
                  cell.stratum(),
                  TruthDefinition.PAIN_50.key(),
                  COMPETING,
                  "all_treated",
                  "%s_incidence_%dd".formatted(cause.key(), tau),
                  share.value(),
                  share.mcError(),
                  episodes.size()));
        }
      }
    }
  }

  private void addPopulation(String population, List<EpisodeTruth> episodes, List<TruthRow> rows) {
    if (episodes.isEmpty()) {
      return;
    }
    TruthSample sample = new TruthSample(episodes, definition, strategy);
    BiConsumer<String, TruthSample.Value> row =
        (quantity, value) -> rows.add(row(population, quantity, value, episodes.size()));
    row.accept("responder_share", sample.mean(span -> span.reached() ? 1 : 0));
    row.accept("duration_p25", sample.durationQuantile(0.25));
    row.accept("duration_median", sample.durationQuantile(0.5));
    row.accept("duration_p75", sample.durationQuantile(0.75));
    row.accept("prob_gt_90d", sample.mean(span -> span.lossDays() > 90 ? 1 : 0));
    row.accept("prob_180_365d", sample.mean(span -> between(span, 180, 365)));
    row.accept("prob_gt_365d", sample.mean(span -> span.lossDays() > 365 ? 1 : 0));
    row.accept("prob_14_42d", sample.mean(span -> between(span, 14, 42)));
    for (int tau : MEAN_HORIZONS) {
      row.accept(
          "mean_days_to_loss_%dd".formatted(tau),
          sample.mean(span -> Math.min(span.lossDays(), tau)));
      row.accept(
          "mean_days_in_relief_%dd".formatted(tau), sample.mean(span -> span.daysInRelief(tau)));
    }
    for (int day : OCCUPANCY_DAYS) {
      row.accept("in_relief_%dd".formatted(day), sample.mean(span -> span.holds(day) ? 1 : 0));
    }
    row.accept(
        "share_never_lost",
        sample.mean(span -> span.lossDays() == Double.POSITIVE_INFINITY ? 1 : 0));
  }

  private static double between(ReliefSpan span, double lower, double upper) {
    return span.lossDays() >= lower && span.lossDays() <= upper ? 1 : 0;
  }

  private TruthRow row(String population, String quantity, TruthSample.Value value, int episodes) {
    return new TruthRow(
        cell.procedure(),
        cell.stratum(),
        definition.key(),
        strategy.key(),
        population,
        quantity,
        value.value(),
        value.mcError(),
        episodes);
  }
}
