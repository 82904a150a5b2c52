package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.domain.study.Finding;

class MappingFindingsTest {
  @TempDir Path folder;

  private MappingFile read(String... lines) {
    MappingFile file = MappingFile.read(Folders.write(folder.resolve("map.yaml"), lines));
    assertThat(file.mapping().isPresent()).isEqualTo(file.findings().isEmpty());
    return file;
  }

  private Finding onlyFinding(String... lines) {
    MappingFile file = read(lines);
    assertThat(file.findings()).hasSize(1);
    return file.findings().get(0);
  }

  @Test
  void theKneeMappingIsFine() {
    Path map = Folders.repository().resolve("datasets/nhs-proms-knee/map.yaml");
    assertThat(MappingFile.read(map).findings()).isEmpty();
  }

  @Test
  void anUnknownTableGetsASuggestion() {
    Finding finding =
        onlyFinding(
            "sources:",
            "  - file: a.csv",
            "    emit:",
            "      - {table: mesures, patient_id: =ID}");
    assertThat(finding.line()).isEqualTo(4);
    assertThat(finding.path()).isEqualTo("/sources/0/emit/0/table");
    assertThat(finding.message()).contains("(mesures)").contains("Did you mean \"measures\"?");
  }

  @Test
  void aMissingRequiredColumnIsNamed() {
    Finding finding =
        onlyFinding(
            "sources:",
            "  - file: a.csv",
            "    emit:",
            "      - {table: procedures, patient_id: =ID, day: 0}");
    assertThat(finding.line()).isEqualTo(4);
    assertThat(finding.path()).isEqualTo("/sources/0/emit/0");
    assertThat(finding.message()).isEqualTo("emits procedures and needs \"code\" or \"family\".");
  }

  @Test
  void anUnknownColumnGetsASuggestion() {
    Finding finding =
        onlyFinding(
            "sources:",
            "  - file: a.csv",
            "    emit:",
            "      - {table: procedures, patient_id: =ID, day: 0, family: f, lateralty: left}");
    assertThat(finding.line()).isEqualTo(4);
    assertThat(finding.message())
        .contains("(lateralty) is not a column of procedures.")
        .contains("Did you mean \"laterality\"?");
  }

  @Test
  void aPatientMayHaveColumnsOfTheUsersOwn() {
    assertThat(
            read(
                    "sources:",
                    "  - file: a.csv",
                    "    emit:",
                    "      - {table: patients, patient_id: =ID, body_mass_index: =BMI}")
                .findings())
        .isEmpty();
  }

  @Test
  void severalMistakesAreReportedAtOnce() {
    MappingFile file =
        read(
            "sources:",
            "  - fil: a.csv",
            "    emit:",
            "      - {table: measures, patient_id: =ID}",
            "      - {patient_id: =ID}");
    assertThat(file.findings())
        .extracting(Finding::path)
        .containsExactlyInAnyOrder(
            "/sources/0",
            "/sources/0/fil",
            "/sources/0/emit/0",
            "/sources/0/emit/0",
            "/sources/0/emit/0",
            "/sources/0/emit/1");
  }
}
