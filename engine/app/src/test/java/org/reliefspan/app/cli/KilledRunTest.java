package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.HandmadeClinic;

class KilledRunTest {
  @TempDir Path folder;

  @Test
  void aKilledRunLeavesNoResultsAndTheNextOneCleansUp() throws Exception {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path results = folder.resolve("results");
    Process run =
        ChildProcess.start(List.of(), "run", clinic.study(), "--out", results, "--threads", 1);
    try (BufferedReader said = run.errorReader()) {
      assertThat(said.lines().anyMatch(line -> line.contains("building episodes"))).isTrue();
      run.destroyForcibly().waitFor();
    }
    assertThat(run.exitValue()).isNotZero();
    assertThat(results.resolve("results.json")).doesNotExist();
    assertThat(results.resolve("tables")).doesNotExist();
    assertThat(results.resolve("report.html")).doesNotExist();
    assertThat(Folders.names(folder)).anyMatch(name -> name.startsWith(".results.partial-"));

    CommandResult report = CommandResult.of("report", results);
    assertThat(report.exit()).isEqualTo(1);

    CommandResult next = CommandResult.ofRun(clinic.study(), results);
    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(Folders.names(folder)).containsExactly("results", "study.yaml", "visits");
    assertThat(Folders.names(results))
        .containsExactly(
            "estimates",
            "figures",
            "manifest.json",
            "quarantine",
            "report.html",
            "results.json",
            "store",
            "tables");
  }
}
