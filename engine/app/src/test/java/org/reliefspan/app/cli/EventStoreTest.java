package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.HandmadeClinic;
import org.reliefspan.app.fixture.TableFile;

class EventStoreTest {
  @TempDir Path folder;

  @Test
  void visitsEnterAStoreThatCheckFindsWholeUntilItIsDamaged() throws IOException {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path store = folder.resolve("store");
    for (String again : List.of("first time", "second time")) {
      CommandResult ingest =
          CommandResult.of("ingest", clinic.visits(), "--store", store, "--quiet");
      assertThat(ingest.exit()).as("%s: %s", again, ingest.err()).isZero();
      assertThat(ingest.out())
          .contains("rows_read: " + 12 * HandmadeClinic.PATIENTS)
          .contains("rows_quarantined: 0")
          .contains("Store: " + store);
      assertThat(Folders.names(folder)).containsExactly("store", "study.yaml", "visits");
    }
    assertThat(CommandResult.of("check", store).exit()).isZero();

    Path damaged = anyEventFile(store);
    Files.write(damaged, new byte[] {1, 2, 3});
    CommandResult check = CommandResult.of("check", store);
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains(damaged.getFileName().toString()).contains("1 finding");
  }

  private static Path anyEventFile(Path store) throws IOException {
    try (Stream<Path> tree = Files.walk(store.resolve("events"))) {
      return tree.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  @Test
  void aFolderThatIsNoStoreIsSaidToBeNone() {
    CommandResult check = CommandResult.of("check", folder);
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.err()).doesNotContain("Internal error");
  }

  @Test
  void reliefAnswersOnlyItsOwnQuestionsWithTheSeedAndStoreThatAreAskedFor() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path results = folder.resolve("results");
    CommandResult relief =
        CommandResult.of(
            "relief",
            clinic.study(),
            "--out",
            results,
            "--store",
            folder.resolve("kept"),
            "--seed",
            17,
            "--threads",
            2,
            "--quiet");
    assertThat(relief.exit()).as(relief.err()).isZero();
    assertThat(relief.err()).isEmpty();
    assertThat(TableFile.read(results.resolve("tables/function.csv")).rows()).isEmpty();
    assertThat(TableFile.read(results.resolve("tables/relief.csv")).rows()).isNotEmpty();
    assertThat(Folders.text(results.resolve("manifest.json"))).contains("\"seed\": 17,");
    assertThat(Folders.names(results)).doesNotContain("store");
    assertThat(Folders.names(folder)).containsExactly("kept", "results", "study.yaml", "visits");
  }
}
