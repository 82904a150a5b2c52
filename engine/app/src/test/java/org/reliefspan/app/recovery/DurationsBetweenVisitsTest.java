package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.analysis.outcome.ReliefKind;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.analysis.outcome.ReliefQuestion;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.LossRule;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.domain.study.ScoreSource;
import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.interval.TurnbullEstimator;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.simulation.clinic.EpisodeTruth;
import org.reliefspan.simulation.clinic.ReliefSpan;
import org.reliefspan.simulation.clinic.TruthDefinition;
import org.reliefspan.simulation.clinic.TruthStrategy;

/**
 * Planted fact 3: the median duration is found between visits 30, 60 and 90 days apart, and the
 * middle between two visits is not it.
 */
class DurationsBetweenVisitsTest {
  private static final int TRUTH_PATIENTS = 60_000;
  private static final int LAST_SLOT = 800;

  private static String slots(int gapDays) {
    return IntStream.rangeClosed(1, LAST_SLOT / gapDays)
        .mapToObj(slot -> Integer.toString(slot * gapDays))
        .collect(Collectors.joining(", "));
  }

  private static ResolvedStudy study(String procedure) {
    return PlantedClinic.study(
        """
        study: {name: gaps}
        data: {source: none}
        relief:
          - procedures: [%s]
            distributions: [weibull]
            strategies: [composite]
            bootstrap: 100
        """
            .formatted(procedure));
  }

  private static PlantedClinic clinic(String procedure, int gapDays) {
    boolean ablation = procedure.equals("rfa_facet_lumbar");
    return new PlantedClinic(
        PlantedClinic.spec(
            "scenario: clean",
            "population: {facet_share: %d}".formatted(ablation ? 1 : 0),
            "facets: {no_block_share: 1, dual_block_share: 0}",
            "visits: {slot_days: [%s]}".formatted(slots(gapDays))),
        PlantedClinic.patients(ablation ? 3000 : 2500));
  }

  /**
   * Where the visits are close enough for the duration.
   *
   * @param tolerance days
   */
  @ParameterizedTest
  @CsvSource({
    "esi_transforaminal, 14, 4",
    "esi_interlaminar, 14, 4",
    "rfa_facet_lumbar, 30, 13",
    "rfa_facet_lumbar, 60, 13",
    "rfa_facet_lumbar, 90, 13"
  })
  void theMedianIsFoundBetweenVisits(String procedure, int gapDays, double tolerance) {
    Found found = find(procedure, gapDays);
    double step = Math.max(tolerance, gapDays / 4.0); // its jumps grow with the gaps
    assertThat(found.turnbull.lower() - step).isLessThanOrEqualTo(found.truth);
    assertThat(found.turnbull.upper() + step).isGreaterThanOrEqualTo(found.truth);
    assertThat(PlantedClinic.value(found.mixture)).isCloseTo(found.truth, within(tolerance));
    if (found.joint instanceof Estimate.Point point) { // else it says which families disagree
      assertThat(point.value()).isCloseTo(found.truth, within(tolerance));
    }
    assertThat(found.midpoint).isGreaterThan(found.truth + 4);
  }

  /**
   * Relief of five weeks between visits a month and more apart: the nonparametric answer is a
   * range, the mixture's limits are wide or missing, and the headline says that families disagree.
   */
  @ParameterizedTest
  @CsvSource({"30", "60", "90"})
  void visitsTooFarApartAreSaidToBe(int gapDays) {
    Found found = find("esi_transforaminal", gapDays);
    double step = gapDays / 4.0; // its jumps grow with the gaps
    assertThat(found.turnbull.lower() - step).isLessThanOrEqualTo(found.truth);
    assertThat(found.turnbull.upper() + step).isGreaterThanOrEqualTo(found.truth);
    if (found.mixture instanceof Estimate.Point) {
      assertThat(PlantedClinic.limits(found.mixture).contains(found.truth)).isTrue();
    }
    if (found.joint instanceof Estimate.Point) {
      assertThat(PlantedClinic.limits(found.joint).contains(found.truth)).isTrue();
    }
    assertThat(found.midpoint).isGreaterThan(found.truth + 15);
  }

  /** What was found, and the true median of these very patients. */
  private record Found(
      double truth, double midpoint, Limits turnbull, Estimate mixture, Estimate joint) {}

  private static Found find(String procedure, int gapDays) {
    PlantedClinic clinic = clinic(procedure, gapDays);
    ResolvedStudy study = study(procedure);
    EpisodeTable table = clinic.episodes(study);
    double truth =
        PlantedClinic.truth(
            clinic.truth(TRUTH_PATIENTS), procedure, "responders", "duration_median");
    StudyEstimates estimates = StudyEstimates.of(table, study);
    Estimate mixture =
        PlantedClinic.relief(estimates, procedure, "responders", "weibull", "duration_median");
    Estimate joint =
        PlantedClinic.relief(
            estimates, procedure, "responders", "joint_weibull", "duration_median");
    Intervals intervals = intervals(clinic, study, table);
    Limits turnbull = intervals.median();
    double midpoint = intervals.midpointMedian();
    System.out.printf(
        Locale.ROOT,
        "fact 3, %s, visits %d days apart, %d responders of %d: truth %.1f, of these patients %.1f;"
            + " midpoints, in relief at the first visit %.1f; NPMLE of responders (%.1f, %.1f];"
            + " mixture %s; joint %s%n",
        procedure,
        gapDays,
        intervals.left.length,
        table.size(),
        truth,
        intervals.trueMedian,
        midpoint,
        turnbull.lower(),
        turnbull.upper(),
        Printed.of(mixture),
        Printed.of(joint));
    return new Found(intervals.trueMedian, midpoint, turnbull, mixture, joint);
  }

  /** True median and intervals of those who respond, and who was seen in relief at first. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Intervals(
      double trueMedian, double[] left, double[] right, double[] seenMiddle, int[] seenStatus) {
    Limits median() {
      double[] ones = new double[left.length];
      Arrays.fill(ones, 1);
      return TurnbullEstimator.over(IntervalCensoredData.aggregate(left, right, ones))
          .fit()
          .quantileInterval(0.5);
    }

    double midpointMedian() {
      double[] ones = new double[seenMiddle.length];
      Arrays.fill(ones, 1);
      return KaplanMeier.of(seenMiddle, seenStatus, ones).median(0.95).estimate().orElseThrow();
    }
  }

  private static Intervals intervals(
      PlantedClinic clinic, ResolvedStudy study, EpisodeTable table) {
    Set<Long> responders = new HashSet<>();
    List<Double> durations = new ArrayList<>();
    String procedure = study.relief().get(0).procedures().get(0).family().id();
    for (long number = 0; number < clinic.patients(); number++) {
      for (EpisodeTruth truth : clinic.clinic().truth(number)) {
        ReliefSpan span = truth.span(TruthDefinition.PAIN_50, TruthStrategy.COMPOSITE);
        if (truth.procedure().equals(procedure) && span.reached()) {
          responders.add(number);
          durations.add(span.lossDays());
        }
      }
    }
    durations.sort(null);
    ReliefOutcomes outcomes =
        ReliefOutcomes.of(
            table,
            new ReliefQuestion(
                study.relief().get(0).definition(),
                IntercurrentStrategy.COMPOSITE,
                LossRule.FIRST_FAILURE,
                ScoreSource.ALL_SCORES,
                0,
                0));
    List<double[]> all = new ArrayList<>();
    List<double[]> seen = new ArrayList<>();
    for (int episode = 0; episode < table.size(); episode++) {
      if (outcomes.kind(episode) != ReliefKind.NO_BASELINE
          && responders.contains(table.subject(episode))) {
        double[] interval = {outcomes.durationLeft(episode), outcomes.durationRight(episode)};
        all.add(interval);
        if (outcomes.reliefAtFirstAssessment(episode)) {
          seen.add(interval);
        }
      }
    }
    return new Intervals(
        durations.get(durations.size() / 2),
        all.stream().mapToDouble(one -> one[0]).toArray(),
        all.stream().mapToDouble(one -> one[1]).toArray(),
        seen.stream().mapToDouble(DurationsBetweenVisitsTest::middle).toArray(),
        seen.stream().mapToInt(one -> Double.isInfinite(one[1]) ? 0 : 1).toArray());
  }

  /** The middle of an interval, or its begin where there is no end. */
  private static double middle(double[] interval) {
    return Double.isInfinite(interval[1]) ? interval[0] : (interval[0] + interval[1]) / 2;
  }
}
