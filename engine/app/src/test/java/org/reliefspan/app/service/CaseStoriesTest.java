package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;

/** The case stories, from their rows to the tables; numbers are those of the stories. */
class CaseStoriesTest {
  private static final Path STORIES = Folders.repository().resolve("datasets/case-stories");

  @TempDir static Path folder;
  private static Path results;

  @BeforeAll
  static void run() {
    results = folder.resolve("results");
    Reliefspan.standard().run(RunRequest.of(STORIES.resolve("study.yaml"), results));
  }

  private static double function(
      String procedure, String measure, String horizon, String quantity) {
    return TableFile.read(results.resolve("tables/function.csv")).rows().stream()
        .filter(row -> row.get("procedure").equals(procedure) && row.get("measure").equals(measure))
        .filter(row -> row.get("horizon").equals(horizon) && row.get("quantity").equals(quantity))
        .map(row -> Double.parseDouble(row.get("value")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRowIsUnderstood() {
    assertThat(TableFile.read(results.resolve("tables/data_quality.csv")).rows()).isEmpty();
    assertThat(TableFile.read(results.resolve("tables/attrition.csv")).rows())
        .anySatisfy(
            row -> {
              assertThat(row.get("step")).isEqualTo("in_store");
              assertThat(row.get("patients")).isEqualTo("5");
            });
  }

  /** A hundred yards, then half a mile two weeks after the epidural and a mile after four. */
  @Test
  void theFirstPatientWalksAMileWithinSixWeeks() {
    String family = "esi_transforaminal";
    String measure = "walk_tolerance_m";
    assertThat(function(family, measure, "2w", "baseline_mean")).isCloseTo(91.44, within(1e-9));
    assertThat(function(family, measure, "2w", "followup_mean")).isCloseTo(804.67, within(1e-9));
    assertThat(function(family, measure, "6w", "mean_gain"))
        .isCloseTo(1609.34 - 91.44, within(1e-9));
  }

  /** The story tells of about a month; scores at 14 and 28 days bound it from below only. */
  @Test
  void theFirstPatientsReliefIsKnownToLastBeyondFourWeeks() {
    List<CSVRecord> curve =
        TableFile.read(results.resolve("tables/relief.csv")).rows().stream()
            .filter(row -> row.get("procedure").equals("esi_transforaminal"))
            .filter(row -> row.get("estimator").equals("turnbull"))
            .filter(row -> row.get("population").equals("all_treated"))
            .filter(row -> row.get("strategy").equals("composite"))
            .filter(row -> row.get("quantity").equals("duration_median"))
            .toList();
    assertThat(curve).hasSize(1);
    CSVRecord median = curve.get(0);
    assertThat(Double.parseDouble(median.get("value_left"))).isEqualTo(28);
    assertThat(median.get("value_right")).isEqualTo("Inf");
  }

  /** Twenty headache days in four weeks before, six after, with two sessions as one episode. */
  @Test
  void theSecondPatientHasFewerHeadaches() {
    String family = "trigger_point_injection";
    assertThat(function(family, "headache_days_28d", "6w", "mean_gain")).isEqualTo(14);
    long episodes =
        TableFile.read(results.resolve("tables/function.csv")).rows().stream()
            .filter(row -> row.get("procedure").equals(family) && row.get("horizon").equals("6w"))
            .filter(row -> row.get("quantity").equals("mean_gain"))
            .mapToLong(row -> Long.parseLong(row.get("episodes")))
            .findFirst()
            .orElseThrow();
    assertThat(episodes).isEqualTo(1);
  }

  /** Heart failure forbids tablets against inflammation; the block comes before the ablation. */
  @Test
  void theThirdPatientGetsNoOralAntiInflammatory() {
    List<CSVRecord> medications = rows("medications", "v3");
    assertThat(rows("conditions", "v3")).anyMatch(row -> row.get("icd10cm").equals("I50.9"));
    assertThat(medications)
        .isNotEmpty()
        .noneMatch(
            row ->
                List.of("ibuprofen", "naproxen", "celecoxib")
                    .contains(row.get("ingredient").toLowerCase(Locale.ROOT)));
    assertThat(rows("procedures", "v3").stream().map(row -> row.get("family")).toList())
        .containsSubsequence("genicular_block", "genicular_rfa");
  }

  private static List<CSVRecord> rows(String table, String patient) {
    return TableFile.read(STORIES.resolve("visits/" + table + ".csv")).rows().stream()
        .filter(row -> row.get("patient_id").equals(patient))
        .toList();
  }
}
