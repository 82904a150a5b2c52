package org.reliefspan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.report.html.PathwayReport;
import org.reliefspan.report.json.Manifest;
import org.reliefspan.report.json.SimulationFile;
import org.reliefspan.report.table.SimulationTables;

/**
 * The results folder of a simulated pathway: report, tables, figures, {@code results.json}, {@code
 * manifest.json}.
 */
public final class SimulationFolder {
  private SimulationFolder() {}

  /** Writes everything into an existing empty directory; the caller moves it into place. */
  public static void write(
      Path directory, Publishable<SimulationResults> published, Provenance provenance)
      throws IOException {
    PublishedFiles.writeTables(directory, SimulationTables.of(published));
    SimulationFile.write(published, directory.resolve(PublishedFiles.RESULTS));
    PathwayReport report = PathwayReport.of(published, provenance);
    PublishedFiles.writeReport(directory, report.html(), report.figures());
    PublishedFiles.writeManifest(
        directory, published.policy(), provenance, List.of(PublishedFiles.RESULTS));
  }

  /**
   * Renders a stored folder again, without running anything.
   *
   * @param into an existing empty directory; the caller moves it into place
   * @throws org.reliefspan.domain.disclosure.ChangedFileException when a published file changed
   */
  public static void render(Path directory, Path into) throws IOException {
    Manifest manifest = Manifest.read(directory.resolve(PublishedFiles.MANIFEST));
    Publishable<SimulationResults> published =
        PublishedFiles.readmit(
            directory, manifest, SimulationFile.read(directory.resolve(PublishedFiles.RESULTS)));
    write(into, published, manifest.provenance());
  }
}
