package org.reliefspan.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.StoredContent;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.fit.FitSource;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.report.html.Report;
import org.reliefspan.report.json.EstimateFile;
import org.reliefspan.report.json.Manifest;
import org.reliefspan.report.json.ResultsFile;
import org.reliefspan.report.table.PublishedTables;

/**
 * A results folder: report, tables, figures, estimates for pathways, {@code results.json} and
 * {@code manifest.json}.
 */
public final class ResultsFolder {
  private ResultsFolder() {}

  /** Writes everything into an existing empty directory; the caller moves it into place. */
  public static void write(
      Path directory, Publishable<StudyResults> published, Provenance provenance)
      throws IOException {
    PublishedFiles.writeTables(directory, PublishedTables.of(published));
    ResultsFile.write(published, directory.resolve(PublishedFiles.RESULTS));
    Path estimates = Files.createDirectory(directory.resolve(PublishedFiles.ESTIMATES));
    EstimateFile.write(published, source(provenance), estimates);
    Report report = Report.of(published, provenance);
    PublishedFiles.writeReport(directory, report.html(), report.figures());
    PublishedFiles.writeManifest(
        directory, published.policy(), provenance, List.of(PublishedFiles.RESULTS));
  }

  /** What estimates were made from: the files of the study, whatever they are called. */
  private static FitSource source(Provenance provenance) {
    String inputs =
        provenance.inputs().values().stream().sorted().collect(Collectors.joining("\n"));
    return new FitSource(
        PublishedFiles.sha256(inputs.getBytes(StandardCharsets.UTF_8)), provenance.engineVersion());
  }

  /**
   * Reads a results folder back.
   *
   * @throws org.reliefspan.domain.disclosure.ChangedFileException when a published file changed
   */
  public static StoredStudy read(Path directory) throws IOException {
    Manifest manifest = Manifest.read(directory.resolve(PublishedFiles.MANIFEST));
    StoredContent<StudyResults> stored =
        ResultsFile.read(directory.resolve(PublishedFiles.RESULTS));
    return new StoredStudy(
        PublishedFiles.readmit(directory, manifest, stored), manifest.provenance());
  }

  /**
   * Renders a stored folder again, without data.
   *
   * @param into an existing empty directory; the caller moves it into place
   */
  public static StoredStudy render(Path directory, Path into) throws IOException {
    StoredStudy study = read(directory);
    write(into, study.results(), study.provenance());
    return study;
  }
}
