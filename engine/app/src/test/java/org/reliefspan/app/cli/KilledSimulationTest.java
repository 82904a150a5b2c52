package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;

/** {@code simulate} that is killed on its way. */
class KilledSimulationTest {
  private static final Path EXAMPLE =
      Folders.repository().resolve("datasets/pathways/ablation_or_injection.yaml");

  @TempDir Path folder;

  private Path results() {
    return folder.resolve("results");
  }

  private CommandResult simulate(int patients) {
    return CommandResult.of(
        "simulate", EXAMPLE, "--out", results(), "--patients", patients, "--quiet");
  }

  /** Starts a long simulation and kills it when it has said that it is somewhere. */
  private void killWhen(String words, int patients) throws Exception {
    Process run =
        ChildProcess.start(
            List.of(),
            "simulate",
            EXAMPLE,
            "--out",
            results(),
            "--patients",
            patients,
            "--threads",
            1);
    try (BufferedReader said = run.errorReader()) {
      assertThat(said.lines().anyMatch(line -> line.contains(words))).isTrue();
      run.destroyForcibly().waitFor();
    }
  }

  @Test
  void itLeavesNoResultsAndTheNextOneCleansUp() throws Exception {
    killWhen("simulating patients", 50_000_000);
    assertThat(results().resolve("results.json")).doesNotExist();
    assertThat(results().resolve("tables")).doesNotExist();
    assertThat(results().resolve("report.html")).doesNotExist();
    assertThat(CommandResult.of("report", results()).exit()).isEqualTo(ExitCode.FINDINGS);

    CommandResult next = simulate(500);
    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(Folders.names(folder)).containsExactly("results");
    assertThat(Folders.names(results()))
        .containsExactly("figures", "manifest.json", "report.html", "results.json", "tables");
  }

  @Test
  void itKeepsTheOldResults() throws Exception {
    assertThat(simulate(500).exit()).isZero();
    SortedMap<String, String> before = Folders.content(results());
    killWhen("simulating patients", 50_000_000);
    assertThat(Folders.content(results())).isEqualTo(before);
    assertThat(CommandResult.of("report", results()).exit()).isZero();
    assertThat(simulate(500).exit()).isZero();
    assertThat(Folders.names(folder)).containsExactly("results");
  }

  /** How far it comes is a race, but nothing may be half of one run and half of another. */
  @Test
  void killedWhileItWritesItLeavesTheOldOrTheNewResults() throws Exception {
    assertThat(simulate(500).exit()).isZero();
    SortedMap<String, String> before = Folders.content(results());
    killWhen("writing tables", 700);
    String table = Folders.text(results().resolve("tables/strategies.csv"));
    if (!table.contains(",700,")) {
      assertThat(Folders.content(results())).isEqualTo(before);
    }
    assertThat(CommandResult.of("report", results()).exit()).isZero();
  }
}
