package org.reliefspan.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.report.html.CapacityReport;
import org.reliefspan.report.json.CapacityFile;
import org.reliefspan.report.json.Manifest;
import org.reliefspan.report.table.CapacityTables;
import org.reliefspan.report.table.CsvWriter;
import org.reliefspan.report.table.ResultTable;

/**
 * The results folder of a pathway in a facility: report, tables, figures, {@code results.json},
 * {@code manifest.json}.
 */
public final class CapacityFolder {
  private static final String REPORT = "report.html";

  private CapacityFolder() {}

  /** Writes everything into an existing empty directory; the caller moves it into place. */
  public static void write(
      Path directory, Publishable<CapacityResults> published, Provenance provenance)
      throws IOException {
    Path tables = Files.createDirectory(directory.resolve(PublishedFiles.TABLES));
    for (ResultTable<?> table : CapacityTables.of(published)) {
      CsvWriter.write(table, tables);
    }
    CapacityFile.write(published, directory.resolve(PublishedFiles.RESULTS));
    Path figures = Files.createDirectory(directory.resolve(PublishedFiles.FIGURES));
    CapacityReport report = CapacityReport.of(published, provenance);
    for (Map.Entry<String, String> figure : report.figures().entrySet()) {
      write(figures.resolve(figure.getKey() + ".svg"), figure.getValue());
    }
    write(directory.resolve(REPORT), report.html());
    new Manifest(provenance, published.policy(), PublishedFiles.checksums(directory))
        .write(directory.resolve(PublishedFiles.MANIFEST));
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
        Publishable.readmit(
            CapacityFile.read(directory.resolve(PublishedFiles.RESULTS)),
            manifest.files(),
            PublishedFiles.checksums(directory));
    write(into, published, manifest.provenance());
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
