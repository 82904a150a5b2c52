package org.reliefspan.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.report.json.Manifest;
import org.reliefspan.report.json.SimulationFile;
import org.reliefspan.report.table.CsvWriter;
import org.reliefspan.report.table.ResultTable;
import org.reliefspan.report.table.SimulationTables;

/**
 * The results folder of a simulated pathway: tables, {@code results.json}, {@code manifest.json}.
 */
public final class SimulationFolder {
  private SimulationFolder() {}

  /** Writes everything into an existing empty directory; the caller moves it into place. */
  public static void write(
      Path directory, Publishable<SimulationResults> published, Provenance provenance)
      throws IOException {
    Path tables = Files.createDirectory(directory.resolve(PublishedFiles.TABLES));
    for (ResultTable<?> table : SimulationTables.of(published)) {
      CsvWriter.write(table, tables);
    }
    SimulationFile.write(published, directory.resolve(PublishedFiles.RESULTS));
    new Manifest(provenance, published.policy(), PublishedFiles.checksums(directory))
        .write(directory.resolve(PublishedFiles.MANIFEST));
  }
}
