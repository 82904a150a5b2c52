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

class GroupPoolingTest {
  private static final String SHRUNKEN = "joint_weibull_shrunken";

  private static List<Patient> clinics(double... scale) {
    List<Patient> patients = new ArrayList<>();
    for (int clinic = 0; clinic < scale.length; clinic++) {
      PlantedPatients planted =
          new PlantedPatients(0.6, 1.8, scale[clinic], 0, PlantedPatients.AT_ONCE.visits());
      for (Patient drawn : planted.draw(clinic + 11, 90)) {
        List<Event> events = new ArrayList<>(drawn.events());
        events.add(Event.covariate("clinic", "c" + clinic));
        patients.add(new Patient(patients.size(), events));
      }
    }
    return patients;
  }

  private static List<ReliefRow> rows(List<Patient> patients) {
    return Cells.estimates(Protocol.standard().withStrata("clinic"), patients).relief().stream()
        .filter(row -> row.key().procedure().equals(Protocol.EPIDURAL.id()))
        .toList();
  }

  private static double value(
      List<ReliefRow> rows, String stratum, String estimator, String quantity) {
    Estimate estimate =
        rows.stream()
            .filter(row -> row.key().stratum().equals(stratum))
            .filter(row -> row.key().population().equals("responders"))
            .filter(row -> row.key().estimator().equals(estimator))
            .filter(row -> row.quantity().equals(quantity))
            .map(ReliefRow::estimate)
            .findFirst()
            .orElseThrow();
    assertThat(estimate).as(stratum).isInstanceOf(Estimate.Point.class);
    return ((Estimate.Point) estimate).value();
  }

  @Test
  void clinicsThatDifferKeepTheirOrderAndComeNearer() {
    List<ReliefRow> rows = rows(clinics(60, 90, 130, 190));
    double mean = value(rows, "all", SHRUNKEN, "mean_of_groups_duration_median:clinic");
    assertThat(value(rows, "all", SHRUNKEN, "between_groups_sd_duration_median:clinic"))
        .isGreaterThan(0.2);
    double before = 0;
    for (int clinic = 0; clinic < 4; clinic++) {
      String stratum = "clinic=c" + clinic;
      double drawn = value(rows, stratum, SHRUNKEN, "duration_median");
      double own = value(rows, stratum, "joint_weibull", "duration_median");
      assertThat(drawn).isBetween(Math.min(own, mean), Math.max(own, mean)).isGreaterThan(before);
      before = drawn;
    }
  }

  @Test
  void theRowsCarryTheCountsOfTheirGroup() {
    List<ReliefRow> rows = rows(clinics(100, 110, 120));
    assertThat(rows)
        .filteredOn(row -> row.key().estimator().equals(SHRUNKEN))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.patients())
                    .hasValue(row.key().stratum().equals(Stratum.ALL) ? 270 : 90));
  }

  @Test
  void twoGroupsAreNotPooled() {
    assertThat(rows(clinics(100, 120))).noneMatch(row -> row.key().estimator().equals(SHRUNKEN));
  }

  @Test
  void patientsWithoutAGroupAreNotAGroup() {
    List<Patient> patients = clinics(100, 110, 120, 100);
    List<Patient> some = new ArrayList<>();
    for (Patient patient : patients) {
      some.add(
          patient.subject() < 270
              ? patient
              : new Patient(
                  patient.subject(),
                  patient.events().stream()
                      .filter(event -> !event.equals(Event.covariate("clinic", "c3")))
                      .toList()));
    }
    assertThat(rows(some))
        .filteredOn(row -> row.key().stratum().equals("clinic=unknown"))
        .filteredOn(row -> row.key().estimator().equals(SHRUNKEN))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.estimate())
                    .isEqualTo(new Estimate.NotEstimable("the group is not recorded")));
  }
}
