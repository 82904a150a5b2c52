package org.reliefspan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.report.html.CapacityReport;
import org.reliefspan.report.json.CapacityFile;
import org.reliefspan.report.json.Manifest;
import org.reliefspan.report.table.CapacityTables;

/**
 * The results folder of a pathway in a facility: report, tables, figures, {@code results.json},
 * {@code manifest.json}.
 */
public final class CapacityFolder {
  private CapacityFolder() {}

  /** Writes everything into an existing empty directory; the caller moves it into place. */
  public static void write(
      Path directory, Publishable<CapacityResults> published, Provenance provenance)
      throws IOException {
    PublishedFiles.writeTables(directory, CapacityTables.of(published));
    CapacityFile.write(published, directory.resolve(PublishedFiles.RESULTS));
    CapacityReport report = CapacityReport.of(published, provenance);
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
    Publishable<CapacityResults> published =
        PublishedFiles.readmit(
            directory, manifest, CapacityFile.read(directory.resolve(PublishedFiles.RESULTS)));
    write(into, published, manifest.provenance());
  }
}
