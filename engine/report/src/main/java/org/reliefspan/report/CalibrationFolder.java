package org.reliefspan.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CalibrationResults;
import org.reliefspan.report.table.CalibrationTables;
import org.reliefspan.report.table.CsvWriter;

/** The results folder of a calibration: tables, {@code draws.csv}, {@code manifest.json}. */
public final class CalibrationFolder {
  private static final String DRAWS = "draws.csv";

  private CalibrationFolder() {}

  /** Writes everything into an existing empty directory; the caller moves it into place. */
  public static void write(
      Path directory, Publishable<CalibrationResults> published, Provenance provenance)
      throws IOException {
    PublishedFiles.writeTables(directory, CalibrationTables.of(published));
    CsvWriter.write(CalibrationTables.draws(published), directory);
    PublishedFiles.writeManifest(directory, published.policy(), provenance, List.of(DRAWS));
  }
}
