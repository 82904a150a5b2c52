package org.reliefspan.simulation.clinic;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Turns the episodes of one cell into rows, for one definition and one strategy. */
final class TruthTally {

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
    addPopulation("all_treated", episodes, rows);
    List<EpisodeTruth> responders =
        episodes.stream().filter(episode -> span(episode).reached()).toList();
    addPopulation("responders", responders, rows);
    List<EpisodeTruth> planted = episodes.stream().filter(EpisodeTruth::plantedResponder).toList();
    addPopulation("planted_responders", planted, rows);
  }

  private ReliefSpan span(EpisodeTruth episode) {
    return episode.span(definition, strategy);
  }

  private void addPopulation(String population, List<EpisodeTruth> episodes, List<TruthRow> rows) {
    if (episodes.isEmpty()) {
      return;
    }
    Sample sample = new Sample(population, episodes, rows);
    sample.addMean("responder_share", span -> span.reached() ? 1 : 0);
    sample.addQuantile("duration_p25", 0.25);
    sample.addQuantile("duration_median", 0.5);
    sample.addQuantile("duration_p75", 0.75);
    sample.addMean("prob_gt_90d", span -> span.lossDays() > 90 ? 1 : 0);
    sample.addMean("prob_180_365d", span -> between(span, 180, 365));
    sample.addMean("prob_gt_365d", span -> span.lossDays() > 365 ? 1 : 0);
    sample.addMean("prob_14_42d", span -> between(span, 14, 42));
    sample.addMean("mean_days_to_loss_90d", span -> Math.min(span.lossDays(), 90));
    sample.addMean("mean_days_in_relief_90d", span -> span.daysInRelief(90));
    sample.addMean("mean_days_in_relief_365d", span -> span.daysInRelief(365));
    sample.addMean("mean_days_in_relief_730d", span -> span.daysInRelief(730));
    sample.addMean("share_never_lost", span -> span.lossDays() == Double.POSITIVE_INFINITY ? 1 : 0);
  }

  private static double between(ReliefSpan span, double lower, double upper) {
    return span.lossDays() >= lower && span.lossDays() <= upper ? 1 : 0;
  }

  /** The episodes of one population; those of a patient are neighbours. */
  private final class Sample {

    private final String population;
    private final List<EpisodeTruth> episodes;
    private final List<TruthRow> rows;
    private final double[] sorted;

    Sample(String population, List<EpisodeTruth> episodes, List<TruthRow> rows) {
      this.population = population;
      this.episodes = episodes;
      this.rows = rows;
      this.sorted = episodes.stream().mapToDouble(e -> span(e).lossDays()).sorted().toArray();
    }

    void addMean(String quantity, ToDoubleFunction<ReliefSpan> value) {
      double sum = 0;
      for (EpisodeTruth episode : episodes) {
        sum += value.applyAsDouble(span(episode));
      }
      double mean = sum / episodes.size();
      add(quantity, mean, error(mean, value));
    }

    /** Standard error of a mean over episodes, clustered by patient. */
    private double error(double mean, ToDoubleFunction<ReliefSpan> value) {
      double total = 0;
      double cluster = 0;
      long patient = -1;
      for (EpisodeTruth episode : episodes) {
        if (episode.patientNumber() != patient) {
          total += cluster * cluster;
          cluster = 0;
          patient = episode.patientNumber();
        }
        cluster += value.applyAsDouble(span(episode)) - mean;
      }
      return Math.sqrt(total + cluster * cluster) / episodes.size();
    }

    /** The smallest duration with at least this share at or below; its error by inversion. */
    void addQuantile(String quantity, double share) {
      double value = quantile(share);
      double spread = error(share, span -> span.lossDays() <= value ? 1 : 0);
      double upper = quantile(share + spread);
      double lower = quantile(share - spread);
      boolean finite = upper < Double.POSITIVE_INFINITY;
      add(quantity, value, finite ? 0.5 * (upper - lower) : Double.POSITIVE_INFINITY);
    }

    private double quantile(double share) {
      int rank = (int) Math.ceil(share * sorted.length) - 1;
      return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
    }

    private void add(String quantity, double value, double mcError) {
      rows.add(
          new TruthRow(
              cell.procedure(),
              cell.stratum(),
              definition.key(),
              strategy.key(),
              population,
              quantity,
              value,
              mcError,
              episodes.size()));
    }
  }
}
