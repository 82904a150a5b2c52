package org.reliefspan.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.StoredContent;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.report.json.Manifest;
import org.reliefspan.report.table.CsvWriter;
import org.reliefspan.report.table.ResultTable;

/** What results folders of all kinds have in common: names, checksums, how files are written. */
final class PublishedFiles {
  private static final String TABLES = "tables";
  private static final String FIGURES = "figures";
  static final String ESTIMATES = "estimates";
  static final String REPORT = "report.html";
  static final String RESULTS = "results.json";
  static final String MANIFEST = "manifest.json";

  private PublishedFiles() {}

  /** SHA-256 of every table, figure and estimate, and of some files beside them. */
  private static SortedMap<String, String> checksums(Path directory, List<String> beside)
      throws IOException {
    SortedMap<String, String> checksums = new TreeMap<>();
    for (String folder : List.of(TABLES, FIGURES, ESTIMATES)) {
      if (!Files.isDirectory(directory.resolve(folder))) {
        continue;
      }
      try (Stream<Path> files = Files.list(directory.resolve(folder))) {
        for (Path file : files.toList()) {
          checksums.put(folder + "/" + file.getFileName(), sha256(file));
        }
      }
    }
    for (String name : beside) {
      checksums.put(name, sha256(directory.resolve(name)));
    }
    return checksums;
  }

  /** Writes tables into a folder of their own. */
  static void writeTables(Path directory, List<ResultTable<?>> tables) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(TABLES));
    for (ResultTable<?> table : tables) {
      CsvWriter.write(table, folder);
    }
  }

  /** Writes the page, and its figures into a folder of their own. */
  static void writeReport(Path directory, String html, Map<String, String> figures)
      throws IOException {
    Path folder = Files.createDirectory(directory.resolve(FIGURES));
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      Files.writeString(folder.resolve(figure.getKey() + ".svg"), figure.getValue());
    }
    Files.writeString(directory.resolve(REPORT), html);
  }

  /**
   * Writes the manifest, last of all.
   *
   * @param beside published files beside those in folders
   */
  static void writeManifest(
      Path directory, DisclosurePolicy policy, Provenance provenance, List<String> beside)
      throws IOException {
    new Manifest(provenance, policy, checksums(directory, beside))
        .write(directory.resolve(MANIFEST));
  }

  /**
   * Reads results back.
   *
   * @throws org.reliefspan.domain.disclosure.ChangedFileException when a published file changed
   */
  static <C> Publishable<C> readmit(Path directory, Manifest manifest, StoredContent<C> stored)
      throws IOException {
    return Publishable.readmit(stored, manifest.files(), checksums(directory, List.of(RESULTS)));
  }

  private static String sha256(Path file) throws IOException {
    return sha256(Files.readAllBytes(file));
  }

  /** SHA-256 in hexadecimal digits. */
  static String sha256(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
