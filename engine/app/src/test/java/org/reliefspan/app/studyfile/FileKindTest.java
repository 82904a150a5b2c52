package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.service.Reliefspan;

class FileKindTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "study: x                               | STUDY",
        "anything: 1                            | STUDY",
        "sources: []                            | MAPPING",
        "pathway: {name: x}                     | PATHWAY",
        "states: {a: {}}                        | PATHWAY",
        "'{\"pathway\": {\"name\": \"x\"}}' | PATHWAY",
        "facility: {name: x}                    | FACILITY",
        "arrivals: {all: {rate: 1}}             | FACILITY",
        "'facility: {name: \t['                  | FACILITY"
      })
  void aFileIsWhatItsKeysSayAlsoWhereMuchIsWrong(String text, FileKind kind) {
    assertThat(FileKind.of(Folders.write(folder.resolve("f.yaml"), text))).isEqualTo(kind);
  }

  @Test
  void aByteOrderMarkChangesNothing() {
    Path file = Folders.write(folder.resolve("p.yaml"), "\uFEFF" + PathwayFindingsTest.DISCRETE);
    assertThat(FileKind.of(file)).isEqualTo(FileKind.PATHWAY);
    assertThat(Reliefspan.standard().check(file)).isEmpty();
  }

  @Test
  void aFacilityThatIsNoYamlSaysWhere() {
    Path file = Folders.write(folder.resolve("f.yaml"), "facility: {name: f}\n\tresources: {}\n");
    assertThat(Reliefspan.standard().check(file))
        .singleElement()
        .satisfies(finding -> assertThat(finding.line()).isEqualTo(2))
        .satisfies(finding -> assertThat(finding.message()).contains("is not YAML here", "TAB"));
  }
}
