package org.reliefspan.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.episode.Exclusion;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.simulation.clinic.TrueCourse;

/**
 * Planted fact 9: one minus Kaplan-Meier overstates how many repeat a procedure, because those who
 * are operated on or die are taken to be still at risk; the cumulative incidence of a study does
 * not.
 */
class CompetingRisksTest {
  private static final int YEAR = 365;
  private static final int OTHERS = 60_000;
  private static final long FIRST_OTHER = 1L << 40;
  private static final ResolvedStudy STUDY =
      PlantedClinic.study(
          """
          study: {name: competing}
          data: {source: none}
          cohort: {index: first}
          relief:
            - procedures: [{family: esi_interlaminar, series_gap_days: 0}]
              distributions: [weibull]
              strategies: [composite, competing]
              bootstrap: 100
          """);

  /**
   * The more are operated on, the larger the error.
   *
   * @param surgeryPerMonth hazard of surgery, 0.008 in the default clinic
   * @param overstated least error of one minus Kaplan-Meier
   */
  @ParameterizedTest
  @CsvSource({"0.008, 0.002", "0.12, 0.04"})
  void cumulativeIncidenceIsRightWhereKaplanMeierIsNot(double surgeryPerMonth, double overstated) {
    PlantedClinic clinic =
        new PlantedClinic(
            PlantedClinic.spec(
                "scenario: default",
                "population: {facet_share: 0, myofascial_share: 0, neuropathic_share: 0}",
                "events: {surgery_rate_per_month: %s}".formatted(surgeryPerMonth)),
            PlantedClinic.patients(12_000));
    EpisodeTable table = clinic.episodes(STUDY);
    StudyEstimates estimates = StudyEstimates.of(table, STUDY);
    Estimate incidence =
        PlantedClinic.relief(
            estimates,
            "esi_interlaminar",
            "all_treated",
            "aalen_johansen",
            "repeat_incidence_365d");
    double naive = oneMinusKaplanMeier(table);
    double truth = truth(clinic);
    System.out.printf(
        Locale.ROOT,
        "fact 9, surgery %s a month, %d episodes: truth %.4f, 1 - Kaplan-Meier %.4f,"
            + " Aalen-Johansen %s%n",
        surgeryPerMonth,
        table.size(),
        truth,
        naive,
        Printed.of(incidence));
    assertThat(PlantedClinic.value(incidence)).isCloseTo(truth, within(0.01));
    assertThat(naive - truth).isGreaterThan(overstated);
  }

  private static double oneMinusKaplanMeier(EpisodeTable table) {
    List<double[]> rows = new ArrayList<>();
    for (int episode = 0; episode < table.size(); episode++) {
      if (table.exclusion(episode) == Exclusion.NONE) {
        int end = Math.min(table.endOfObservation(episode), table.surgery(episode));
        int until = Math.min(end, table.death(episode));
        boolean repeated = table.repeat(episode) < until;
        rows.add(new double[] {repeated ? table.repeat(episode) : until, repeated ? 1 : 0});
      }
    }
    double[] ones = new double[rows.size()];
    Arrays.fill(ones, 1);
    KaplanMeier curve =
        KaplanMeier.of(
            rows.stream().mapToDouble(row -> row[0]).toArray(),
            rows.stream().mapToInt(row -> (int) row[1]).toArray(),
            ones);
    return 1 - curve.survivalAt(YEAR);
  }

  /** From the full courses of other patients: share whose next event within a year is a repeat. */
  private static double truth(PlantedClinic clinic) {
    int first = 0;
    int repeated = 0;
    for (long number = FIRST_OTHER; number < FIRST_OTHER + OTHERS; number++) {
      TrueCourse course = clinic.clinic().course(number);
      List<TrueCourse.Treatment> treatments = course.treatments();
      if (!treatments.isEmpty() && treatments.get(0).procedure().equals("esi_interlaminar")) {
        int index = treatments.get(0).day();
        first++;
        if (treatments.size() > 1) {
          TrueCourse.Treatment next = treatments.get(1);
          boolean repeat = !next.surgery() && next.day() < course.deathDay();
          repeated += repeat && next.day() - index <= YEAR ? 1 : 0;
        }
      }
    }
    return (double) repeated / first;
  }
}
