package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.numerics.accumulate.ClusteredMean;
import org.reliefspan.numerics.accumulate.MeanEstimate;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.simulation.clinic.EpisodeTruth;
import org.reliefspan.simulation.clinic.TruthDefinition;
import org.reliefspan.simulation.clinic.TruthStrategy;

/**
 * Planted fact 6: a third epidural after two failures does nothing, yet patients are better after
 * it when it was done on a bad day. Against visits as bad, of patients like them who had none, they
 * are not.
 */
class ThirdEpiduralTest {
  private static final int FROM = 28;
  private static final int TO = 70;
  private static final int RESTED = 35; // days after the second epidural
  private static final double BAD = 50; // ODI at which a third one is done
  private static final ResolvedStudy STUDY =
      PlantedClinic.study(
          """
          study: {name: third}
          data: {source: none}
          function:
            - procedures:
                - {family: esi_interlaminar, series_gap_days: 0}
              measures: [odi]
              horizons: [6w]
              methods: []
          """);

  /**
   * Who waits for a bad visit has the larger naive gain.
   *
   * @param flareShare share of third epidurals that wait for an ODI above 50
   * @param naiveFrom least naive gain
   * @param naiveTo largest naive gain
   */
  @ParameterizedTest
  @CsvSource({"1, 3, 8", "0, -2, 2.5"})
  void gainsAfterABadDayAreAReturnToUsual(int flareShare, double naiveFrom, double naiveTo) {
    PlantedClinic clinic =
        new PlantedClinic(
            PlantedClinic.spec(
                "scenario: default",
                "population: {facet_share: 0, myofascial_share: 0, neuropathic_share: 0}",
                "epidurals: {third_after_failures: 0.5, flare_share: %d}".formatted(flareShare),
                "repeats: {after_failure: 1}"),
            PlantedClinic.patients(12_000));
    EpisodeTable table = clinic.episodes(STUDY);
    List<Double> naive = new ArrayList<>();
    PlantedRows rows = new PlantedRows("after", "before", "usual", "day", "third", "patient");
    for (int episode = 0; episode < table.size(); episode++) {
      if (!twoFailed(clinic, table.subject(episode))) {
        continue;
      }
      int number = number(table, episode);
      if (number == 2) {
        addGain(table, episode, naive);
        addThird(table, episode, flareShare == 1, rows);
      } else if (number == 1 && isLast(table, episode)) {
        addVisitsWithout(table, episode, flareShare == 1, rows);
      }
    }
    MeanEstimate gain = mean(naive);
    Limits naiveLimits = gain.limits(0.95).orElseThrow();
    FittedTerm third =
        PlantedRows.term(
            rows.fit("lm", "after ~ before + usual + ns(day, df = 3) + third + cluster(patient)"),
            "third");
    System.out.printf(
        Locale.ROOT,
        "fact 6, share at a bad visit %d, %d third epidurals: truth 0, naive gain %.2f (%.2f to"
            + " %.2f); gain against visits as bad without one %.2f (%.2f to %.2f)%n",
        flareShare,
        naive.size(),
        gain.mean(),
        naiveLimits.lower(),
        naiveLimits.upper(),
        0 - third.estimate().orElseThrow(),
        0 - third.upper().orElseThrow(),
        0 - third.lower().orElseThrow());
    assertThat(gain.mean()).isBetween(naiveFrom, naiveTo);
    assertThat(third.lower().orElseThrow()).isLessThanOrEqualTo(0);
    assertThat(third.upper().orElseThrow()).isGreaterThanOrEqualTo(0);
  }

  private static void addGain(EpisodeTable table, int episode, List<Double> gains) {
    for (int at = table.firstScore(episode); at < table.endScore(episode); at++) {
      int day = table.scoreDay(episode, at);
      if (day >= FROM && day <= TO && !Double.isNaN(table.baseline(episode, 0))) {
        gains.add(table.baseline(episode, 0) - table.scoreValue(at));
        return;
      }
    }
  }

  /** The visit before a third epidural and the first score a month and more after it. */
  private static void addThird(EpisodeTable table, int episode, boolean bad, PlantedRows rows) {
    double before = table.baseline(episode, 0);
    if (!Double.isNaN(before) && (!bad || before > BAD)) {
      add(table, episode, table.baselineDay(episode, 0), before, 1, rows);
    }
  }

  /** Visits after the second epidural of those who had no third. */
  private static void addVisitsWithout(
      EpisodeTable table, int episode, boolean bad, PlantedRows rows) {
    for (int at = table.firstScore(episode); at < table.endScore(episode); at++) {
      boolean chosen = !bad || table.scoreValue(at) > BAD;
      if (chosen && table.scoreDay(episode, at) >= RESTED) {
        add(table, episode, table.scoreDay(episode, at), table.scoreValue(at), 0, rows);
      }
    }
  }

  /** One visit: what it showed, the mean of the earlier scores, and what came after. */
  private static void add(
      EpisodeTable table, int episode, int day, double before, int third, PlantedRows rows) {
    double earlier = 0;
    int count = 0;
    double after = Double.NaN;
    for (int at = table.earliestScore(episode); at < table.endScore(episode); at++) {
      int when = table.scoreDay(episode, at) - day;
      if (when < 0) {
        earlier += table.scoreValue(at);
        count++;
      } else if (when >= FROM && when <= TO && Double.isNaN(after)) {
        after = table.scoreValue(at);
      }
    }
    if (count >= 2 && !Double.isNaN(after)) {
      double entry = table.indexDay(episode) + (double) day;
      rows.add(after, before, earlier / count, entry, third, (double) table.subject(episode));
    }
  }

  /** Number of the episode among those of its patient, from 0. */
  private static int number(EpisodeTable table, int episode) {
    int number = 0;
    while (episode > number && table.subject(episode - number - 1) == table.subject(episode)) {
      number++;
    }
    return number;
  }

  private static boolean isLast(EpisodeTable table, int episode) {
    return episode + 1 == table.size() || table.subject(episode + 1) != table.subject(episode);
  }

  /** Whether the first two never gave half relief. */
  private static boolean twoFailed(PlantedClinic clinic, long patient) {
    List<EpisodeTruth> episodes = clinic.clinic().truth(patient);
    return episodes.size() > 1
        && episodes.stream()
            .limit(2)
            .noneMatch(
                one -> one.span(TruthDefinition.PAIN_50, TruthStrategy.HYPOTHETICAL).reached());
  }

  private static MeanEstimate mean(List<Double> values) {
    int[] patient = new int[values.size()];
    for (int i = 0; i < patient.length; i++) {
      patient[i] = i;
    }
    return ClusteredMean.of(values.stream().mapToDouble(Double::doubleValue).toArray(), patient);
  }
}
