package org.reliefspan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeFinding;
import org.reliefspan.domain.intake.Emission;
import org.reliefspan.domain.intake.Expression;
import org.reliefspan.domain.intake.MappingSpec;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.domain.intake.VisitTable;
import org.reliefspan.spark.deid.Admission;
import org.reliefspan.spark.deid.DeidentificationGate;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.ingest.IngestReport;

class GateTest {
  @TempDir Path folder;

  private static Admission admit(VisitSources sources) {
    return new DeidentificationGate(SharedSession.get()).admit(sources);
  }

  private Admission admit() {
    return admit(VisitSources.folder(folder));
  }

  private static Path reference(String file) {
    String given = System.getenv("RELIEFSPAN_REFERENCE");
    String root = System.getenv().getOrDefault("RELIEFSPAN_ROOT", ".");
    Path reference = given == null ? Path.of(root, "../shared/reference") : Path.of(given);
    Path path = reference.resolve("data").resolve(file).normalize();
    Assumptions.assumeTrue(Files.exists(path), "no reference data at " + path);
    return path;
  }

  private static SourceMapping knee(Set<String> drop) {
    Map<String, Expression> score =
        Map.of(
            "patient_id", Expression.parse("=ROW()"),
            "day", Expression.parse("180"),
            "measure", Expression.parse("oks"),
            "value", Expression.parse("=Knee Replacement Post-Op Q Score"));
    return new SourceMapping(
        "proms_knee_1617_records.csv.gz",
        Map.of("Revision Flag", Set.of("0")),
        Map.of(),
        drop,
        List.of(
            Emission.of(VisitTable.PATIENTS, Map.of("patient_id", Expression.parse("=ROW()"))),
            Emission.of(VisitTable.MEASURES, score)));
  }

  @Test
  @Tag("reference")
  void theKneeRegistryEnters() {
    Path file = reference("nhs_proms/proms_knee_1617_records.csv.gz");
    VisitSources sources =
        new VisitSources(List.of(file.getParent()), new MappingSpec(List.of(knee(Set.of()))));
    IngestReport report = Fixture.ingest(SharedSession.get(), sources, folder.resolve("store"));
    assertThat(report.counts().rows().read()).isEqualTo(47_604);
    assertThat(report.counts().rows().quarantined()).isZero();
    assertThat(report.inputs())
        .containsValue("f9dff6f4a329873a54214c8bd99d3adaeaf75992f265a682f50ef0b0139725d3");
  }

  @Test
  @Tag("reference")
  void patientsWithNamesAndNumbersAreRefused() {
    Path file = reference("synthea_pain_csv/patients.csv");
    Admission admission = admit(VisitSources.folder(file));
    assertThat(admission).isInstanceOf(Admission.Refused.class);
    List<String> said =
        ((Admission.Refused) admission).findings().stream().map(IntakeFinding::what).toList();
    assertThat(said)
        .anyMatch(what -> what.contains("*SSN*"))
        .anyMatch(what -> what.contains("*BIRTHDATE*"))
        .anyMatch(what -> what.contains("*LAST*"))
        .anyMatch(what -> what.contains("*ADDRESS*"))
        .anyMatch(what -> what.contains("*ZIP*"))
        .noneMatch(what -> what.contains("999-"));
  }

  @Test
  void droppedColumnsAreNotScanned() {
    Fixture.write(folder, "patients.csv", "patient_id,email", "p1,a@b.org");
    Fixture.write(folder, "visits.csv", "patient_id,day", "p1,1");
    assertThat(admit()).isInstanceOf(Admission.Refused.class);
    SourceMapping dropping =
        new SourceMapping("patients.csv", Map.of(), Map.of(), Set.of("Email"), List.of());
    Admission admission =
        admit(new VisitSources(List.of(folder), new MappingSpec(List.of(dropping))));
    assertThat(admission).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void agesOver90AreRefused() {
    Fixture.write(folder, "patients.csv", "patient_id,age", "p1,90", "p2,91");
    assertThat(admit()).isInstanceOf(Admission.Refused.class);
  }

  @Test
  void aTruncatedFileIsSaidToBeTruncated() throws IOException {
    Fixture.write(folder, "patients.csv.gz", "patient_id,payer", "p1,abcdefghijklmnopqrstuvwxyz");
    Path file = folder.resolve("patients.csv.gz");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));
    assertRefused("must be whole");
  }

  @Test
  void textMustBeUtf8() throws IOException {
    Files.write(
        folder.resolve("patients.csv"),
        "patient_id\nm\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("must be UTF-8");
  }

  @Test
  void anEmptyFolderHoldsNoVisitTable() {
    assertRefused("must hold a visit table");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> admit(VisitSources.folder(folder.resolve("nowhere"))))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void allMissingColumnsAreNamedAtOnce() {
    Fixture.write(folder, "patients.csv", "id", "p1");
    Fixture.write(folder, "measures.csv", "patient_id,measure,value", "p1,odi,1");
    assertThatThrownBy(this::admit)
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("the column patient_id")
        .hasMessageContaining("the column day or date");
  }

  @Test
  void aColumnMustNotStandTwiceInTheHeader() {
    Fixture.write(folder, "patients.csv", "patient_id,Sex,sex", "p1,F,M");
    assertRefused("once each");
  }

  @Test
  void anEmptyFileHasNoHeader() throws IOException {
    Files.writeString(folder.resolve("patients.csv"), "");
    assertRefused("must have a header line");
  }

  @Test
  void aFileThatIsNotParquetIsSaidNotToBe() throws IOException {
    Files.writeString(folder.resolve("patients.parquet"), "patient_id\np1\n");
    assertRefused("must be Parquet");
  }

  @Test
  void aMappingThatNamesAnUnknownColumnIsToldTheNearest() {
    Fixture.write(folder, "proms_knee_1617_records.csv.gz", "Revision Flag,Q Score", "0,1");
    assertThatThrownBy(
            () ->
                admit(new VisitSources(List.of(folder), new MappingSpec(List.of(knee(Set.of()))))))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("*Knee Replacement Post-Op Q Score*")
        .hasMessageContaining("Maybe one of these was meant: Q Score");
  }

  private void assertRefused(String what) {
    assertThatThrownBy(this::admit).isInstanceOf(IngestException.class).hasMessageContaining(what);
  }
}
