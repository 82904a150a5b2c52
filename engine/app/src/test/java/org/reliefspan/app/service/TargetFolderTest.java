package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFolderTest {
  @TempDir private Path folder = Path.of("set by the extension");

  @Test
  void aFileOfTheUsersInAFolderThatWouldBeReplacedIsNotLost() throws IOException {
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("mine.csv"), "mine");
    assertThatThrownBy(() -> TargetFolder.requireForResults(folder))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("tables/mine.csv");
  }

  @Test
  void otherFilesOfTheUsersMayStandBeside() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThatCode(() -> TargetFolder.requireForResults(folder)).doesNotThrowAnyException();
  }

  @Test
  void theFolderOneStandsInIsNotReplaced() {
    assertThatThrownBy(() -> TargetFolder.requireForResults(Path.of("")))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("stand in");
  }
}
