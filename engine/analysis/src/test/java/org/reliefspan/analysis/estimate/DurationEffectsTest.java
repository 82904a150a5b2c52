package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefCovariate;

/** Two clinics whose relief lasts 90 and 150 days; bmi and age say nothing. */
class DurationEffectsTest {
  private static final Protocol PROTOCOL =
      Protocol.standard()
          .withCovariates(
              new ReliefCovariate.Age(),
              new ReliefCovariate.Column("clinic"),
              new ReliefCovariate.Column("bmi"));

  private static List<Patient> clinics(int each) {
    List<Patient> patients = new ArrayList<>();
    for (int clinic = 0; clinic < 2; clinic++) {
      add(each + 10 * clinic, clinic == 0 ? "long" : "short", clinic == 0 ? 150 : 90, patients);
    }
    return patients;
  }

  private static void add(int number, String clinic, double scale, List<Patient> patients) {
    PlantedPatients planted =
        new PlantedPatients(0.6, 1.8, scale, 0, PlantedPatients.AT_ONCE.visits());
    for (Patient drawn : planted.draw(scale > 100 ? 31 : 32, number)) {
      int subject = patients.size();
      List<Event> events = new ArrayList<>(drawn.events());
      events.add(Event.covariate("clinic", clinic));
      events.add(Event.age(40 + subject * 7 % 30));
      if (subject % 10 != 0) {
        events.add(Event.covariate("bmi", 22 + subject * 5 % 11 * 0.5));
      }
      patients.add(new Patient(subject, events));
    }
  }

  private static List<ReliefRow> rows(List<Patient> patients, Population population) {
    return Cells.rows(
        Cells.estimates(PROTOCOL, patients).relief(), population, "joint_weibull_covariates");
  }

  private static ReliefRow row(List<ReliefRow> rows, String quantity) {
    return rows.stream().filter(row -> row.quantity().equals(quantity)).findFirst().orElseThrow();
  }

  private static Estimate.Point point(ReliefRow row) {
    assertThat(row.estimate()).isInstanceOf(Estimate.Point.class);
    return (Estimate.Point) row.estimate();
  }

  @Test
  void thePlantedRatioIsInsideItsLimitsAndTheOthersHoldOne() {
    List<ReliefRow> rows = rows(clinics(250), Population.RESPONDERS);
    assertThat(rows.stream().map(ReliefRow::quantity))
        .containsExactly("time_ratio:age", "time_ratio:clinic=long", "time_ratio:bmi");
    assertThat(rows).allMatch(row -> row.key().strategy().equals("hypothetical"));
    Estimate.Point ratio = point(row(rows, "time_ratio:clinic=long"));
    assertThat(ratio.limits().orElseThrow().contains(150 / 90.0)).isTrue();
    assertThat(ratio.limits().orElseThrow().contains(1)).isFalse();
    assertThat(point(row(rows, "time_ratio:age")).limits().orElseThrow().contains(1)).isTrue();
    assertThat(point(row(rows, "time_ratio:bmi")).limits().orElseThrow().contains(1)).isTrue();
  }

  @Test
  void theRatioIsAlsoFoundWithAnotherFamilyOfDurations() {
    Protocol gamma = PROTOCOL.withFamilies(HeadlineFamily.GENERALISED_GAMMA);
    List<ReliefRow> rows =
        Cells.rows(
            Cells.estimates(gamma, clinics(250)).relief(),
            Population.RESPONDERS,
            "joint_generalised_gamma_covariates");
    Estimate.Point ratio = point(row(rows, "time_ratio:clinic=long"));
    assertThat(ratio.limits().orElseThrow().contains(150 / 90.0)).isTrue();
    assertThat(ratio.limits().orElseThrow().contains(1)).isFalse();
  }

  @Test
  void episodesWithoutAllCovariatesAreCountedOutAndSaidSo() {
    List<ReliefRow> rows = rows(clinics(250), Population.RESPONDERS);
    ReliefRow ratio = row(rows, "time_ratio:clinic=long");
    assertThat(ratio.episodes()).hasValue(459);
    assertThat(ratio.patients()).hasValue(459);
    assertThat(ratio.note())
        .contains("against clinic=short, the group with most patients")
        .contains("adjusted for age, bmi")
        .contains("episodes without all covariates are left out");
    assertThat(row(rows, "time_ratio:age").note()).contains("for 10 more");
  }

  @Test
  void responseHasOddsRatiosOfAllTreated() {
    List<ReliefRow> rows = rows(clinics(250), Population.ALL_TREATED);
    assertThat(rows.stream().map(ReliefRow::quantity))
        .containsExactly(
            "response_odds_ratio:age",
            "response_odds_ratio:clinic=long",
            "response_odds_ratio:bmi");
    assertThat(rows).allMatch(row -> row.key().strategy().equals("composite"));
    Estimate.Point odds = point(row(rows, "response_odds_ratio:clinic=long"));
    assertThat(odds.limits().orElseThrow().contains(1)).isTrue();
  }

  @Test
  void aGroupOfFewIsLeftOutAndNamed() {
    List<Patient> patients = clinics(250);
    add(6, "tiny", 90, patients);
    List<ReliefRow> rows = rows(patients, Population.RESPONDERS);
    assertThat(row(rows, "time_ratio:clinic=tiny").estimate())
        .isEqualTo(
            new Estimate.NotEstimable(
                "fewer than 11 patients, or fewer than 5 episodes with relief or without; left out"));
    assertThat(row(rows, "time_ratio:clinic=long").episodes()).hasValue(459);
    assertThat(point(row(rows, "time_ratio:clinic=long")).value()).isGreaterThan(1);
  }

  @Test
  void withFewLossesNothingIsClaimed() {
    List<ReliefRow> rows = rows(clinics(12), Population.RESPONDERS);
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.estimate()).isInstanceOf(Estimate.NotEstimable.class));
  }

  @Test
  void aStudyWithoutCovariatesHasNoSuchRow() {
    assertThat(Cells.estimates(Protocol.standard(), clinics(30)).relief())
        .noneMatch(row -> row.key().estimator().endsWith("_covariates"));
  }
}
