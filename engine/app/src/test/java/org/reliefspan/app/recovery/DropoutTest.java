package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.simulation.clinic.TrueCourse;

/**
 * Planted fact 8: means of those who stay are wrong when leaving follows the scores; weights, the
 * mixed model and imputation correct it when it follows the scores seen, and the tipping point
 * shows how little it takes when it follows the pain that nobody has seen.
 */
class DropoutTest {
  private static final int SIX_MONTHS = 182;
  private static final String FAMILY = "rfa_facet_lumbar";
  private static final ResolvedStudy STUDY =
      PlantedClinic.study(
          """
          study: {name: dropout}
          data: {source: none}
          cohort: {index: first}
          function:
            - procedures: [rfa_facet_lumbar]
              measures: [nrs]
              horizons: [2w, 6w, 3m, 6m]
              methods: [mmrm, weights, dropout]
              dropout: {imputations: 20, deltas: [-4, -3, -2, -1]}
          """);

  /** Gains at six months. */
  private record Found(
      double truth,
      Estimate stayers,
      Estimate weighted,
      Estimate mmrm,
      Estimate imputed,
      StudyEstimates estimates) {

    double error(Estimate estimate) {
      return PlantedClinic.value(estimate) - truth;
    }

    boolean holds(Estimate estimate) {
      return PlantedClinic.limits(estimate).contains(truth);
    }
  }

  private static Found find(String name, String dropout) {
    PlantedClinic clinic =
        new PlantedClinic(
            PlantedClinic.spec(
                "scenario: default",
                "population: {facet_share: 1, myofascial_share: 0, neuropathic_share: 0}",
                "facets: {no_block_share: 1, dual_block_share: 0}",
                "repeats: {after_loss: 0, after_failure: 0, preemptive: 0}",
                "events: {surgery_rate_per_month: 0, mortality_factor: 0}",
                "opioids: {user_share: 0}",
                "visits: {slot_days: [14, 42, 90, 182, 365], attendance_in_relief: 0.9,"
                    + " attendance_otherwise: 0.9, recorded_logit: 3}",
                "dropout: {%s}".formatted(dropout)),
            PlantedClinic.patients(1500));
    EpisodeTable table = clinic.episodes(STUDY);
    double truth = 0;
    for (int row = 0; row < table.size(); row++) {
      TrueCourse course = clinic.clinic().course(table.subject(row));
      int index = course.treatments().get(0).day();
      truth += (course.pain(index - 1) - course.pain(index + SIX_MONTHS)) / table.size();
    }
    StudyEstimates estimates = StudyEstimates.of(table, STUDY);
    Found found =
        new Found(
            truth,
            PlantedClinic.function(estimates, FAMILY, "6m", "mean_gain"),
            PlantedClinic.function(estimates, FAMILY, "6m", "mean_gain_weighted"),
            PlantedClinic.function(estimates, FAMILY, "6m", "mean_gain_mmrm"),
            PlantedClinic.function(estimates, FAMILY, "6m", "mean_gain_delta:0"),
            estimates);
    System.out.printf(
        Locale.ROOT,
        "fact 8, %s, %d patients, unseen at six months %s: true gain %.3f; stayers %s, weighted %s,"
            + " mmrm %s, imputed %s; shifted by -1 %s, -2 %s, -4 %s; tipping to no clear gain %s%n",
        name,
        table.size(),
        Printed.of(PlantedClinic.function(estimates, FAMILY, "6m", "share_unseen")),
        truth,
        Printed.of(found.stayers),
        Printed.of(found.weighted),
        Printed.of(found.mmrm),
        Printed.of(found.imputed),
        Printed.of(PlantedClinic.function(estimates, FAMILY, "6m", "mean_gain_delta:-1")),
        Printed.of(PlantedClinic.function(estimates, FAMILY, "6m", "mean_gain_delta:-2")),
        Printed.of(PlantedClinic.function(estimates, FAMILY, "6m", "mean_gain_delta:-4")),
        Printed.of(PlantedClinic.function(estimates, FAMILY, "6m", "tipping_delta_limits")));
    return found;
  }

  /** The default's dropout takes few, so here it is much more frequent and follows the scores. */
  @Test
  void leavingByScoresThatWereSeenIsCorrected() {
    Found found = find("at random", "rate_per_month: 0.06, improved: 0, worse: 0");
    Found biased = find("after good scores", "rate_per_month: 0.05, improved: 1.5, worse: 0");
    assertThat(Math.abs(found.error(found.stayers))).isLessThan(0.3);
    assertThat(biased.error(biased.stayers)).isLessThan(-0.4);
    assertThat(biased.holds(biased.stayers)).isFalse();
    assertThat(biased.holds(biased.weighted)).isTrue();
    assertThat(Math.abs(biased.error(biased.mmrm))).isLessThan(0.2);
    assertThat(biased.holds(biased.imputed)).isTrue();
  }

  @Test
  void leavingByPainThatNobodySawIsFlaggedByTheTippingPoint() {
    Found found = find("psi 0.5", "rate_per_month: 0.06, improved: 0, worse: 0, unseen_pain: 0.5");
    assertThat(found.error(found.stayers)).isGreaterThan(0.5);
    assertThat(found.holds(found.imputed)).as("alike to those seen").isFalse();
    Estimate shifted = PlantedClinic.function(found.estimates, FAMILY, "6m", "mean_gain_delta:-1");
    assertThat(found.error(found.imputed)).isPositive();
    assertThat(found.error(shifted)).as("a point worse than those seen").isNegative();
    Estimate tips = PlantedClinic.function(found.estimates, FAMILY, "6m", "tipping_delta_limits");
    assertThat(PlantedClinic.value(tips)).as("that there is a gain stands").isLessThan(-1);
  }
}
