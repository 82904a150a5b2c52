package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo: 5,000 patients of the default scenario. */
class ClinicTest {

  private static final int PATIENTS = 5_000;
  private static final Set<String> SIDED =
      Set.of(
          "esi_transforaminal",
          "rfa_facet_lumbar",
          "mbb",
          "lumbar_decompression",
          "trigger_point_injection");
  private static final Clinic CLINIC = Clinic.of(ClinicSpec.scenario("default"));
  private static final List<PatientRecord> RECORDS = new ArrayList<>();

  @BeforeAll
  static void simulate() {
    for (long number = 0; number < PATIENTS; number++) {
      RECORDS.add(CLINIC.patient(number));
    }
  }

  private static List<List<String>> table(VisitTable table) {
    return RECORDS.stream().flatMap(record -> record.rows(table).stream()).toList();
  }

  private static String cell(List<String> row, VisitTable table, String column) {
    return row.get(table.columns().indexOf(column));
  }

  @Test
  void theDemoHasAboutTwoHundredThousandRows() {
    assertThat(RECORDS.stream().mapToInt(record -> record.rows().size()).sum())
        .isBetween(180_000, 220_000);
  }

  @Test
  void aPatientDependsOnSeedAndNumberOnly() {
    List<Long> numbers = new ArrayList<>(LongStream.range(0, 300).boxed().toList());
    Collections.reverse(numbers);
    Clinic fresh = Clinic.of(ClinicSpec.scenario("default"));
    for (long number : numbers) {
      assertThat(fresh.patient(number)).isEqualTo(RECORDS.get((int) number));
    }
    List<PatientRecord> parallel =
        LongStream.range(0, 300).parallel().mapToObj(CLINIC::patient).toList();
    assertThat(parallel).isEqualTo(RECORDS.subList(0, 300));
  }

  /**
   * Made by this test; a change means that published clinics change, so say so in the changelog.
   */
  @Test
  void theFirstHundredPatientsAreTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (PatientRecord record : RECORDS.subList(0, 100)) {
      for (PatientRecord.Row row : record.rows()) {
        String line = row.table().key() + ":" + String.join(",", row.cells()) + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("1c038e0d1a489198ed9e70eac0230486c22276e67edbe570a5814b03234ab140");
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      for (int number = 0; number < 50; number++) {
        assertThat(CLINIC.patient(number)).isEqualTo(RECORDS.get(number));
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void cellsAreCodedAndAgesAreCapped() {
    Set<String> ids = new TreeSet<>();
    for (List<String> row : table(VisitTable.PATIENTS)) {
      assertThat(Integer.parseInt(cell(row, VisitTable.PATIENTS, "age"))).isBetween(22, 90);
      ids.add(cell(row, VisitTable.PATIENTS, "patient_id"));
    }
    assertThat(ids).hasSize(PATIENTS).allMatch(id -> id.matches("p[0-9a-f]{16}"));
    for (PatientRecord record : RECORDS.subList(0, 500)) {
      for (PatientRecord.Row row : record.rows()) {
        assertThat(row.cells()).allMatch(cell -> cell.matches("[A-Za-z0-9_.-]{0,40}"));
      }
    }
  }

  @Test
  void nothingHappensOutsideObservationExceptPlantedProcedures() {
    for (PatientRecord record : RECORDS) {
      List<String> patient = record.rows(VisitTable.PATIENTS).get(0);
      int end = Integer.parseInt(cell(patient, VisitTable.PATIENTS, "enrol_end"));
      long outside =
          record.rows().stream()
              .filter(row -> row.table() != VisitTable.PATIENTS)
              .mapToInt(row -> Integer.parseInt(row.cells().get(1)))
              .filter(day -> day < 0 || day > end)
              .count();
      assertThat(outside).isEqualTo(record.defects().afterDeath());
    }
  }

  @Test
  void missedSlotsAreRowsAndPatientsComeUnasked() {
    List<List<String>> visits = table(VisitTable.VISITS);
    long missed = visits.stream().filter(row -> attended(row).equals("0")).count();
    long slots = visits.stream().filter(row -> type(row).equals("followup")).count();
    assertThat((double) missed / slots).isBetween(0.33, 0.42);
    assertThat(visits)
        .allMatch(row -> type(row).equals("unscheduled") == initiator(row).equals("patient"))
        .anyMatch(row -> initiator(row).equals("patient"));
  }

  private static String attended(List<String> row) {
    return cell(row, VisitTable.VISITS, "attended");
  }

  private static String type(List<String> row) {
    return cell(row, VisitTable.VISITS, "type");
  }

  private static String initiator(List<String> row) {
    return cell(row, VisitTable.VISITS, "initiator");
  }

  @Test
  void plantedErrorsAreCountedExactly() {
    DefectCounts counts =
        RECORDS.stream().map(PatientRecord::defects).reduce(DefectCounts.NONE, DefectCounts::plus);
    assertThat(impossibleScores()).isEqualTo(counts.outOfRange()).isBetween(350L, 650L);
    assertThat(copies(VisitTable.MEASURES)).isEqualTo(counts.duplicateMeasures());
    assertThat(copies(VisitTable.VISITS)).isEqualTo(counts.duplicateVisits());
    assertThat(sidedWithoutSide()).isEqualTo(counts.lostLaterality()).isPositive();
    assertThat(counts.afterDeath()).isPositive();
    assertThat(counts.halfScalePatients()).isBetween(5L, 30L);
    assertThat(counts.yards()).isPositive();
  }

  private static long impossibleScores() {
    return table(VisitTable.MEASURES).stream()
        .filter(
            row -> {
              double value = Double.parseDouble(cell(row, VisitTable.MEASURES, "value"));
              return switch (cell(row, VisitTable.MEASURES, "measure")) {
                case "nrs" -> value > 10;
                case "odi" -> value > 100;
                default -> false;
              };
            })
        .count();
  }

  private static long copies(VisitTable table) {
    return RECORDS.stream()
        .map(record -> record.rows(table))
        .mapToLong(rows -> rows.size() - rows.stream().distinct().count())
        .sum();
  }

  private static long sidedWithoutSide() {
    return table(VisitTable.PROCEDURES).stream()
        .filter(
            row ->
                SIDED.contains(cell(row, VisitTable.PROCEDURES, "family"))
                    && cell(row, VisitTable.PROCEDURES, "laterality").isEmpty())
        .count();
  }

  @Test
  void theTruthNamesTheIndexProceduresOfTheRows() {
    for (long number = 0; number < 500; number++) {
      List<List<String>> procedures = RECORDS.get((int) number).rows(VisitTable.PROCEDURES);
      for (EpisodeTruth truth : CLINIC.truth(number)) {
        assertThat(procedures)
            .anyMatch(
                row ->
                    cell(row, VisitTable.PROCEDURES, "family").equals(truth.procedure())
                        && cell(row, VisitTable.PROCEDURES, "day")
                            .equals(Integer.toString(truth.indexDay())));
      }
    }
  }

  @Test
  void theTruthByEpisodeHasItsColumns() {
    for (long number = 0; number < 200; number++) {
      for (EpisodeTruth truth : CLINIC.truth(number)) {
        assertThat(truth.cells(TruthDefinition.PAIN_50, TruthStrategy.COMPOSITE))
            .hasSameSizeAs(EpisodeTruth.header());
        assertThat(truth.patientId()).isEqualTo(RECORDS.get((int) number).patientId());
      }
    }
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThatThrownBy(() -> CLINIC.patient(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }
}
