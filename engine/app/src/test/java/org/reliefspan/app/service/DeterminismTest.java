package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.SyntheticStudy;

/**
 * Tables are a function of study, data and seed; compared with two threads and seven partitions.
 */
class DeterminismTest {
  @TempDir Path folder;

  private void assertSameTables(Path study, int threads, int partitions) {
    Path results = folder.resolve("results");
    SyntheticStudy.engine(threads, partitions).run(RunRequest.of(study, results));
    assertThat(Folders.content(results.resolve("tables")))
        .hasSizeGreaterThan(5)
        .isEqualTo(Folders.content(SyntheticStudy.shared().tables()));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 200", "2, 8", "2, 64"})
  void threadsAndPartitionsChangeNoTable(int threads, int partitions) {
    assertSameTables(SyntheticStudy.shared().study(), threads, partitions);
  }

  @Test
  void theOrderOfInputRowsChangesNoTable() throws IOException {
    assertSameTables(SyntheticStudy.shared().shuffledInto(folder), 2, 7);
  }
}
