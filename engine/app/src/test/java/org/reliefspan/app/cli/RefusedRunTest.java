package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.HandmadeClinic;

/** A run that is refused leaves no half result: an old folder stays as it was, none is made. */
class RefusedRunTest {
  @TempDir Path folder;

  private CommandResult refusedWithoutResults(HandmadeClinic clinic) {
    Path results = folder.resolve("results");
    CommandResult run = CommandResult.ofRun(clinic.study(), results);
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("Internal error");
    assertThat(results).doesNotExist();
    assertThat(Folders.names(folder)).allMatch(name -> !name.contains(".partial"));
    return run;
  }

  @Test
  void aMissingColumnIsNamed() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Folders.write(clinic.table("measures"), "patient_id,day,measure", "p01,0,odi");
    CommandResult run = refusedWithoutResults(clinic);
    assertThat(run.err()).contains("measures.csv").contains("value");
  }

  @Test
  void anUnknownMeasureOfTheStudyGetsASuggestion() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Folders.write(
        clinic.study(),
        Folders.text(clinic.study()).strip().replace("measures: [odi]", "measures: [odl]"));
    CommandResult run = refusedWithoutResults(clinic);
    assertThat(run.err())
        .contains("study.yaml:9: /function/0/measures/0: (odl) is not known.")
        .contains("Did you mean \"odi\"?");
  }

  @Test
  void aTruncatedFileIsSaidToBeTruncated() throws IOException {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    byte[] whole = compressed(Folders.text(clinic.table("measures")));
    Files.delete(clinic.table("measures"));
    Files.write(clinic.visits().resolve("measures.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
    CommandResult run = refusedWithoutResults(clinic);
    assertThat(run.err()).contains("measures.csv.gz").contains("ends too early");
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void anEmptyFolderIsSaidToHoldNoVisits() throws IOException {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    for (String table : Folders.names(clinic.visits())) {
      Files.delete(clinic.visits().resolve(table));
    }
    CommandResult run = refusedWithoutResults(clinic);
    assertThat(run.err()).contains("visits").contains("must hold a visit table");
  }

  @Test
  void aMissingStudyIsNamed() {
    Path results = folder.resolve("results");
    CommandResult run = CommandResult.ofRun(folder.resolve("nowhere.yaml"), results);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere.yaml").contains("Maybe the path is misspelt?");
    assertThat(Folders.names(folder)).isEmpty();
  }

  @Test
  void fiveMistakesAreReportedAtOnce() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Folders.write(
        clinic.study(),
        "study: {name: Five Mistakes}",
        "data:",
        "  source: visits",
        "  fromat: visits",
        "relief:",
        "  - procedures: [rfa_facet_lumber]",
        "    definition: pain_60",
        "    level: 95");
    CommandResult run = refusedWithoutResults(clinic);
    CommandResult check = CommandResult.of("check", clinic.study());
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("5 findings");
    for (String said : new String[] {run.err(), check.out()}) {
      assertThat(said)
          .contains("study.yaml:1: /study/name: (Five Mistakes) must be made of a-z")
          .contains("study.yaml:4: /data/fromat: is not a known key. Did you mean \"format\"?")
          .contains("study.yaml:6: /relief/0/procedures/0: (rfa_facet_lumber) is not known.")
          .contains("Did you mean \"rfa_facet_lumbar\"?")
          .contains("study.yaml:7: /relief/0/definition: (pain_60) is not known.")
          .contains("study.yaml:8: /relief/0/level: must lie between 0.5 and 1");
    }
  }

  @ParameterizedTest
  @CsvSource({"last_name,Ziegler", "birth_date,1961-04-17"})
  void aColumnThatIdentifiesPeopleIsNamedButNotItsValue(String column, String value) {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Folders.write(clinic.table("patients"), "patient_id," + column, "p01," + value);
    CommandResult run = refusedWithoutResults(clinic);
    assertThat(run.err()).contains("patients.csv").contains("*" + column + "*");
    assertThat(run.err() + run.out()).doesNotContain(value);
  }

  @Test
  void whatIsRefusedLaterLeavesTheOldResultsAsTheyWere() throws IOException {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    clinic.addScore("p01", 200, "odi", 140).addPatientsWithoutVisits().write();
    Path results = folder.resolve("results");
    CommandResult first = CommandResult.ofRun(clinic.study(), results);
    assertThat(first.exit()).as(first.err()).isZero();
    anImpossibleScoreIsCountedAndQuarantined(clinic, results);
    patientsWithoutVisitsAreCounted(results);

    SortedMap<String, String> before = Folders.content(results);
    String study = Folders.text(clinic.study());
    Folders.write(clinic.study(), study.strip().replace("[weibull]", "[weibul]"));
    assertThat(CommandResult.ofRun(clinic.study(), results).exit()).isEqualTo(1);
    assertThat(Folders.content(results)).isEqualTo(before);

    Folders.write(clinic.study(), study.strip());
    Folders.write(clinic.table("patients"), "patient_id,ssn", "p01,1");
    assertThat(CommandResult.ofRun(clinic.study(), results).exit()).isEqualTo(1);
    assertThat(Folders.content(results)).isEqualTo(before);
    assertThat(Folders.names(folder)).containsExactly("results", "study.yaml", "visits");
  }

  private static void anImpossibleScoreIsCountedAndQuarantined(
      HandmadeClinic clinic, Path results) {
    assertThat(Folders.text(results.resolve("quarantine/rows.csv")).replace("\r", ""))
        .isEqualTo(
            "source,row,reason\nmeasures.csv,%d,out_of_range\n".formatted(clinic.lastScoreRow()));
    assertThat(Folders.text(results.resolve("manifest.json")))
        .contains("\"rows_quarantined\": 1")
        .contains("\"rows_filtered\": 0");
    assertThat(Folders.text(results.resolve("tables/data_quality.csv")))
        .contains("out_of_range,measures.csv")
        .contains("quarantined");
  }

  private static void patientsWithoutVisitsAreCounted(Path results) {
    assertThat(Folders.text(results.resolve("tables/attrition.csv")))
        .contains(
            "in_store,,%d,".formatted(HandmadeClinic.PATIENTS + HandmadeClinic.WITHOUT_VISITS));
  }
}
