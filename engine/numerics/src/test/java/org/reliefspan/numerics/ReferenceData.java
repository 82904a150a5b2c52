package org.reliefspan.numerics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Reads the reference data that stand outside the repository; tests are skipped without them. */
public final class ReferenceData {
  private ReferenceData() {}

  /** Rows of a CSV file without its header, quotes removed. */
  public static List<String[]> rows(String file) {
    Path path = folder().resolve(file);
    Assumptions.assumeTrue(Files.isRegularFile(path), "no reference data");
    try {
      List<String[]> rows = new ArrayList<>();
      for (String line : Files.readAllLines(path)) {
        rows.add(line.replace("\"", "").split(",", -1));
      }
      rows.remove(0);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    @Nullable String named = System.getenv("RELIEFSPAN_REFERENCE");
    return named != null && !named.isBlank()
        ? Path.of(named)
        : root().resolve("../shared/reference").normalize();
  }

  private static Path root() {
    @Nullable String named = System.getenv("RELIEFSPAN_ROOT");
    Path path = Path.of(named != null ? named : "").toAbsolutePath();
    for (Path at = path; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(".mvn"))) {
        return at;
      }
    }
    return path;
  }
}
