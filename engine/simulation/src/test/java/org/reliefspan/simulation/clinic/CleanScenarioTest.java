package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanScenarioTest {

  private static final Clinic CLINIC = Clinic.of(ClinicSpec.scenario("clean"));
  private static final double NEAR_A_CROSSING_DAYS = 1e-3;

  @Test
  void thereAreNoErrorsNoUnscheduledVisitsAndNoEvents() {
    for (long number = 0; number < 1_000; number++) {
      PatientRecord record = CLINIC.patient(number);
      assertThat(record.defects()).isEqualTo(DefectCounts.NONE);
      assertThat(record.rows(VisitTable.VISITS)).allMatch(row -> row.get(4).equals("scheduled"));
      assertThat(record.rows(VisitTable.MEDICATIONS)).isEmpty();
      assertThat(record.rows(VisitTable.PATIENTS).get(0).get(7)).isEmpty();
      assertThat(CLINIC.truth(number)).hasSizeLessThanOrEqualTo(1);
      for (EpisodeTruth truth : CLINIC.truth(number)) {
        assertThat(truth.eventDays()).isInfinite();
      }
    }
  }

  /** Without noise, a score is in relief exactly between T_on and T_off. */
  @Test
  void scoresShowTheTruth() {
    int seen = 0;
    for (long number = 0; number < 2_000; number++) {
      List<EpisodeTruth> truths = CLINIC.truth(number);
      if (!truths.isEmpty()) {
        seen += compare(CLINIC.patient(number), truths.get(0));
      }
    }
    assertThat(seen).isGreaterThan(8_000);
  }

  private static int compare(PatientRecord record, EpisodeTruth truth) {
    ReliefSpan span = truth.span(TruthDefinition.PAIN_50, TruthStrategy.HYPOTHETICAL);
    double baseline = Double.NaN;
    List<Integer> days = new ArrayList<>();
    for (List<String> row : record.rows(VisitTable.MEASURES)) {
      int day = Integer.parseInt(row.get(1)) - truth.indexDay();
      double value = Double.parseDouble(row.get(3));
      if (!row.get(2).equals("nrs")) {
        continue;
      }
      if (day < 0) {
        baseline = value;
      } else if (!nearACrossing(span, day)) {
        boolean relieved = span.onsetDays() <= day && day < span.lossDays();
        assertThat(value <= 0.5 * baseline).isEqualTo(relieved);
        days.add(day);
      }
    }
    assertThat(days).doesNotHaveDuplicates();
    return days.size();
  }

  private static boolean nearACrossing(ReliefSpan span, int day) {
    return Math.abs(span.onsetDays() - day) < NEAR_A_CROSSING_DAYS
        || Math.abs(span.lossDays() - day) < NEAR_A_CROSSING_DAYS;
  }
}
