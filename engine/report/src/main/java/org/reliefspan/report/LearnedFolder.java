package org.reliefspan.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.report.table.LearnedTables;

/** The results folder of a learned clinic: its files, tables and {@code manifest.json}. */
public final class LearnedFolder {
  private LearnedFolder() {}

  /**
   * Writes everything into an existing empty directory; the caller moves it into place.
   *
   * @param files texts by name
   */
  public static void write(
      Path directory,
      Publishable<LearnedClinic> published,
      Map<String, String> files,
      Provenance provenance)
      throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    PublishedFiles.writeTables(directory, LearnedTables.of(published));
    PublishedFiles.writeManifest(
        directory, published.policy(), provenance, List.copyOf(files.keySet()));
  }
}
