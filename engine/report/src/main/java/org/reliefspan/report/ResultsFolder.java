package org.reliefspan.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
import org.reliefspan.report.table.CsvWriter;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.table.ResultTable;

/**
 * A results folder: report, tables, figures, estimates for pathways, {@code results.json} and
 * {@code manifest.json}.
 */
public final class ResultsFolder {
  private static final String REPORT = "report.html";

  private ResultsFolder() {}

  /** Writes everything into an existing empty directory; the caller moves it into place. */
  public static void write(
      Path directory, Publishable<StudyResults> published, Provenance provenance)
      throws IOException {
    Path tables = Files.createDirectory(directory.resolve(PublishedFiles.TABLES));
    for (ResultTable<?> table : PublishedTables.of(published)) {
      CsvWriter.write(table, tables);
    }
    ResultsFile.write(published, directory.resolve(PublishedFiles.RESULTS));
    Path estimates = Files.createDirectory(directory.resolve(PublishedFiles.ESTIMATES));
    EstimateFile.write(published, source(provenance), estimates);
    Files.createDirectory(directory.resolve(PublishedFiles.FIGURES));
    show(directory, published, provenance);
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
        Publishable.readmit(stored, manifest.files(), PublishedFiles.checksums(directory)),
        manifest.provenance());
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

  private static void show(
      Path directory, Publishable<StudyResults> published, Provenance provenance)
      throws IOException {
    Report report = Report.of(published, provenance);
    for (Map.Entry<String, String> figure : report.figures().entrySet()) {
      write(
          directory.resolve(PublishedFiles.FIGURES).resolve(figure.getKey() + ".svg"),
          figure.getValue());
    }
    write(directory.resolve(REPORT), report.html());
    new Manifest(provenance, published.policy(), PublishedFiles.checksums(directory))
        .write(directory.resolve(PublishedFiles.MANIFEST));
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
