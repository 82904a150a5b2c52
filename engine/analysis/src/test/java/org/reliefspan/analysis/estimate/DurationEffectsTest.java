package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.CovariateSpread;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;
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
                "fewer than 11 patients, or fewer than 5 episodes with relief or without; left"
                    + " out"));
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

  /** The ratio of ten years is that of one ten times; of a group it is the same. */
  @Test
  void theFitForPathwaysIsInTheUnitsOfTheCovariates() {
    StudyEstimates estimates = Cells.estimates(PROTOCOL, clinics(250));
    DurationFit fit = estimates.fits().get(0);
    Reuse reuse = fit.reuse().orElseThrow();
    List<ReliefRow> rows =
        Cells.rows(estimates.relief(), Population.RESPONDERS, "joint_weibull_covariates");
    assertThat(reuse.terms())
        .containsExactly(
            "(Intercept)",
            "age",
            "cliniclong",
            "bmi",
            "log(scale)",
            "response: (Intercept)",
            "response: age",
            "response: cliniclong",
            "response: bmi");
    assertThat(reuse.form()).isEqualTo("weibull");
    assertThat(fit.patients()).hasValue(459);
    assertThat(logRatio(rows, "time_ratio:age")).isCloseTo(10 * estimate(reuse, 1), within(1e-12));
    assertThat(logRatio(rows, "time_ratio:clinic=long"))
        .isCloseTo(estimate(reuse, 2), within(1e-12));
    assertThat(fit.spreads()).extracting(CovariateSpread::name).containsExactly("age", "bmi");
    assertThat(fit.spreads().get(1).lowest()).startsWith(22.0).hasSize(459);
    assertThat(fit.spreads().get(1).highest()).startsWith(27.0);
    assertThat(reuse.covariates().get(1))
        .isEqualTo(SeenCovariate.ofWords("clinic", List.of("short", "long")));
  }

  private static double logRatio(List<ReliefRow> rows, String quantity) {
    return Math.log(point(row(rows, quantity)).value());
  }

  private static double estimate(Reuse reuse, int term) {
    return reuse.estimates().get(term).orElseThrow();
  }

  /** The average over patients of what the fit says is what the fit without covariates says. */
  @Test
  void theFitForPathwaysSaysOfItsPatientsWhatTheRowsSay() {
    StudyEstimates with = Cells.estimates(PROTOCOL, clinics(250));
    Reuse plain =
        Cells.estimates(Protocol.standard(), clinics(250)).fits().get(0).reuse().orElseThrow();
    assertThat(plain.terms()).containsExactly("(Intercept)", "log(scale)", "response: (Intercept)");
    assertThat(plain.covariates()).isEmpty();
    Reuse fit = with.fits().get(0).reuse().orElseThrow();
    double ofShort = estimate(fit, 0) + estimate(fit, 1) * 54.5 + estimate(fit, 3) * 24.5;
    double ofLong = ofShort + estimate(fit, 2);
    assertThat(Math.exp(ofShort)).isCloseTo(90, withinPercentage(25));
    assertThat(Math.exp(ofLong)).isCloseTo(150, withinPercentage(25));
    assertThat(estimate(plain, 0)).isBetween(ofShort, ofLong);
  }

  @Test
  void whereCovariatesAreNotDeterminedTheFitIsWithoutThem() {
    DurationFit plain = Cells.estimates(PROTOCOL, clinics(12)).fits().get(0);
    assertThat(plain.reuse().orElseThrow().terms())
        .containsExactly("(Intercept)", "log(scale)", "response: (Intercept)");
    assertThat(plain.notes()).anyMatch(note -> note.startsWith("Without covariates: "));
  }

  @Test
  void withoutEpisodesThereIsNoFitButAReason() {
    DurationFit none = Cells.estimates(PROTOCOL, List.of()).fits().get(0);
    assertThat(none.reuse()).isEmpty();
    assertThat(none.episodes()).isEmpty();
    assertThat(none.notes()).singleElement().isEqualTo("no episode has a baseline");
  }

  @Test
  void aStudyWithoutCovariatesHasNoSuchRow() {
    assertThat(Cells.estimates(Protocol.standard(), clinics(30)).relief())
        .noneMatch(row -> row.key().estimator().endsWith("_covariates"));
  }
}
