package org.reliefspan.analysis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.LifeEvent;
import org.reliefspan.domain.intake.VisitTable;

class PatientAssemblerTest {
  private final RecordReader reader = new RecordReader(SmallCatalogue.make());
  private final List<SourcedRecord> records = new ArrayList<>();

  /** Adds a record of patient p1 from cells written as {@code name=text;name=text}. */
  private void add(VisitTable table, String cells) {
    Map<String, String> all = new HashMap<>(Map.of("patient_id", "p1"));
    for (String cell : Cells.of(cells)) {
      all.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
    }
    Reading reading = reader.read(CandidateRecord.of(table, all));
    IntakeRecord record = ((Reading.Accepted) reading).record();
    records.add(
        new SourcedRecord(record, table.compareTo(VisitTable.PATIENTS), records.size() + 1));
  }

  private void score(String cells) {
    add(VisitTable.MEASURES, cells);
  }

  private List<String> fates() {
    return PatientAssembler.assemble(records).fates().stream()
        .map(fate -> fate.rule().id() + " " + fate.action().id())
        .toList();
  }

  private List<Double> scores(AssembledPatient patient) {
    return patient.events().stream()
        .filter(event -> event.kind() instanceof EventKind.MeasureKind)
        .map(IntakeEvent::value)
        .toList();
  }

  @Test
  void recordsOfAPatientWithoutARowAreQuarantined() {
    score("day=1;measure=odi;value=1");
    assertThat(fates()).containsExactly("unknown_patient quarantined");
    assertThat(PatientAssembler.assemble(records).isKnown()).isFalse();
  }

  @Test
  void theLatestHourOfADayStaysElseTheSmallestScore() {
    add(VisitTable.PATIENTS, "sex=F");
    score("day=1;measure=odi;value=40;hour=9");
    score("day=1;measure=odi;value=60;hour=15");
    score("day=1;measure=odi;value=10");
    score("day=2;measure=odi;value=30");
    score("day=2;measure=odi;value=20");
    score("day=2;measure=odi;value=50;context=walking");
    assertThat(scores(PatientAssembler.assemble(records))).containsExactly(60.0, 20.0, 50.0);
    assertThat(fates()).hasSize(3).containsOnly("duplicate_score dropped_duplicate");
  }

  @Test
  void exactDuplicatesAreDroppedButVisitsOfOtherNumbersStay() {
    add(VisitTable.PATIENTS, "sex=F");
    add(VisitTable.VISITS, "day=1;type=clinic;visit_id=a");
    add(VisitTable.VISITS, "day=1;type=clinic;visit_id=a");
    add(VisitTable.VISITS, "day=1;type=clinic;visit_id=b");
    assertThat(fates()).containsExactly("exact_duplicate dropped_duplicate");
  }

  @Test
  void leftAndRightOfOneDayAreTwoProcedures() {
    add(VisitTable.PATIENTS, "sex=F");
    add(VisitTable.PROCEDURES, "day=1;code=64635;laterality=left");
    add(VisitTable.PROCEDURES, "day=1;code=64635;laterality=right");
    assertThat(fates()).isEmpty();
    assertThat(PatientAssembler.assemble(records).events()).hasSize(3);
  }

  @Test
  void ofTwoRowsOfAPatientTheSmallestStays() {
    add(VisitTable.PATIENTS, "age=60");
    add(VisitTable.PATIENTS, "age=50");
    add(VisitTable.PATIENTS, "age=50");
    assertThat(PatientAssembler.assemble(records).events().get(0).value()).isEqualTo(50);
    assertThat(fates())
        .containsExactlyInAnyOrder(
            "exact_duplicate dropped_duplicate", "duplicate_patient dropped_duplicate");
  }

  @Test
  void proceduresOutsideLifeAndEnrolmentAreQuarantinedAndScoresWarnedOf() {
    add(VisitTable.PATIENTS, "enrol_start=0;enrol_end=100;death=90");
    add(VisitTable.PROCEDURES, "day=95;family=epidural");
    add(VisitTable.PROCEDURES, "day=-1;family=epidural");
    score("day=95;measure=odi;value=1");
    score("day=-1;measure=odi;value=1");
    assertThat(fates())
        .containsExactlyInAnyOrder(
            "after_death quarantined",
            "outside_enrolment quarantined",
            "after_death warned",
            "outside_enrolment warned");
  }

  @Test
  void nothingHappensBeforeBirthAndAgeFollowsFromIt() {
    add(VisitTable.PATIENTS, "birth_year=1960");
    score("day=1959-06-01;measure=odi;value=1");
    score("day=2020-06-01;measure=odi;value=2");
    assertThat(fates()).containsExactly("before_birth quarantined");
    assertThat(PatientAssembler.assemble(records).events())
        .contains(IntakeEvent.undated(new EventKind.CovariateKind("age", ""), 60));
  }

  @Test
  void theBirthOfTheOldestIsNotKept() {
    add(VisitTable.PATIENTS, "birth_year=1920");
    score("day=2020-06-01;measure=odi;value=2");
    List<IntakeEvent> events = PatientAssembler.assemble(records).events();
    assertThat(events)
        .contains(IntakeEvent.undated(new EventKind.CovariateKind("age", ""), 90))
        .noneMatch(event -> event.kind().equals(new EventKind.LifeKind(LifeEvent.BIRTH)));
    assertThat(fates()).containsExactly("age_over_89 warned");
  }

  @Test
  void aYearOfBirthMeansNothingBesideIntegerDays() {
    add(VisitTable.PATIENTS, "birth_year=1960");
    score("day=5;measure=odi;value=2");
    assertThat(fates()).containsExactly("birth_year_without_dates warned");
    assertThat(PatientAssembler.assemble(records).events()).hasSize(1);
  }

  @Test
  void aWalkOverFiveKilometresAfterAShortOneIsSuspect() {
    add(VisitTable.PATIENTS, "sex=F");
    score("day=1;measure=walk_tolerance_m;value=6000");
    score("day=2;measure=walk_tolerance_m;value=150");
    score("day=3;measure=walk_tolerance_m;value=5001");
    assertThat(fates()).containsExactly("yards_in_metres quarantined");
  }

  @Test
  void theResultDoesNotDependOnTheOrderOfRecords() {
    add(VisitTable.PATIENTS, "sex=F;enrol_end=50");
    for (int row = 0; row < 60; row++) {
      score("day=%d;measure=odi;value=%d;hour=%d".formatted(row % 9, row % 5, row % 4));
      add(VisitTable.PROCEDURES, "day=%d;family=epidural".formatted(row));
    }
    AssembledPatient expected = PatientAssembler.assemble(records);
    for (long seed = 0; seed < 20; seed++) {
      Collections.shuffle(records, new Random(seed));
      AssembledPatient shuffled = PatientAssembler.assemble(records);
      assertThat(shuffled.events()).isEqualTo(expected.events());
      assertThat(shuffled.fates()).isEqualTo(expected.fates());
    }
  }
}
