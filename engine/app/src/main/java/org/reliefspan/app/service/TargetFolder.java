package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.reliefspan.app.learn.LearnedFiles;
import org.reliefspan.report.json.Manifest;

/** A folder about to be replaced as a whole: refused when it holds anything but our own. */
final class TargetFolder {
  private static final Set<String> CLINIC = Set.of("visits", "truth");
  private static final Set<String> STORE =
      Set.of("events", "patients", "manifest.json", "quarantine.csv", "data_quality.csv");

  /** Folders of a results folder that a run replaces as a whole. */
  private static final List<String> REPLACED = List.of("tables", "figures", "estimates");

  private TargetFolder() {}

  /** Checksums of files that the results there published, as their manifest lists them. */
  private static Map<String, String> publishedFiles(Path folder) {
    try {
      return Manifest.read(folder.resolve("manifest.json")).files();
    } catch (IOException | IllegalArgumentException noResults) {
      return Map.of();
    }
  }

  private static void requireOnlyPublished(Path folder, String part, Set<String> published) {
    if (!Files.isDirectory(folder.resolve(part))) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder.resolve(part))) {
      entries
          .map(entry -> part + "/" + entry.getFileName())
          .filter(name -> !published.contains(name))
          .sorted()
          .findFirst()
          .ifPresent(
              name -> {
                throw refused(
                    folder, "holds %s, which is not ours and would be lost.".formatted(name));
              });
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /**
   * @throws FindingsException if something else stands where results are to go, or lies in a folder
   *     that results would replace
   */
  static void requireForResults(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw refused(folder, "is a file.");
    }
    if (Path.of("").toAbsolutePath().startsWith(folder.toAbsolutePath().normalize())) {
      throw refused(folder, "is the folder you stand in, or one above it, and would be replaced.");
    }
    Set<String> published = publishedFiles(folder).keySet();
    for (String part : REPLACED) {
      requireOnlyPublished(folder, part, published);
    }
  }

  /**
   * @throws FindingsException if something else stands where results are to go, or the results of
   *     something else
   */
  static void requireFor(ResultsKind kind, Path folder) {
    requireForResults(folder);
    Optional<ResultsKind> held = ResultsKind.in(folder);
    if (held.isPresent() && held.get() != kind) {
      throw refused(folder, "holds the results of %s.".formatted(held.get().words()));
    }
    if (held.isEmpty() && Files.exists(folder.resolve("report.html"))) {
      throw refused(folder, "holds a report.html that is not ours and would be lost.");
    }
  }

  /**
   * @throws FindingsException if something else stands there, other results, or files of the same
   *     names that are not ours or were edited since
   */
  static void requireForLearned(Path folder) {
    requireFor(ResultsKind.CLINIC, folder);
    Map<String, String> published = publishedFiles(folder);
    for (String name : List.of(LearnedFiles.PATHWAY, LearnedFiles.FACILITY)) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        continue;
      }
      String before = published.get(name);
      if (before == null) {
        throw refused(folder, "holds %s, which is not ours and would be lost.".formatted(name));
      }
      if (!before.equals(Checksums.sha256(file))) {
        throw refused(folder, "holds %s, which was edited and would be lost.".formatted(name));
      }
    }
  }

  /**
   * @throws FindingsException if a synthetic clinic would replace something else
   */
  static void requireForClinic(Path folder) {
    requireOnly(folder, CLINIC, "a synthetic clinic");
  }

  /**
   * @throws FindingsException if an event store would replace something else
   */
  static void requireForStore(Path folder) {
    requireOnly(folder, STORE, "an event store");
  }

  private static void requireOnly(Path folder, Set<String> ours, String what) {
    requireForResults(folder);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (!entries.allMatch(entry -> ours.contains(entry.getFileName().toString()))) {
        throw refused(folder, "holds something else than %s, which would be lost.".formatted(what));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static FindingsException refused(Path folder, String why) {
    return FindingsException.about(folder, why + " Maybe name a folder that is new?");
  }
}
