package org.reliefspan.app.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.app.studyfile.FileKind;
import org.reliefspan.app.studyfile.MappingFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.app.studyfile.StudyFile;
import org.reliefspan.domain.study.DataPlan;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.spark.store.EventStore;
import org.reliefspan.spark.store.StoreFormatException;

/** Findings about a study, mapping, pathway or facility file or a store. Starts no Spark. */
final class FileCheck {
  private FileCheck() {}

  static List<Finding> of(Path file) {
    if (Files.isDirectory(file)) {
      return store(file);
    }
    if (!Files.isRegularFile(file)) {
      return List.of(
          new Finding(file.toString(), 0, "", "is not there. Maybe the path is misspelt?"));
    }
    if (isFacility(file)) {
      return new FacilityWithPathway(file).findings();
    }
    if (isPathway(file)) {
      return PathwayFile.read(file).findings();
    }
    return FileKind.of(file) == FileKind.MAPPING ? MappingFile.read(file).findings() : study(file);
  }

  static boolean isPathway(Path file) {
    return Files.isRegularFile(file) && FileKind.of(file) == FileKind.PATHWAY;
  }

  /**
   * @throws FindingsException if a facility stands where a pathway should
   */
  static void requireNoFacility(Path file) {
    if (isFacility(file)) {
      throw FindingsException.about(
          file,
          "is a facility file. Maybe its pathway was meant: capacity PATHWAY --facility"
              + " FACILITY?");
    }
  }

  static boolean isFacility(Path file) {
    return Files.isRegularFile(file) && FileKind.of(file) == FileKind.FACILITY;
  }

  private static List<Finding> store(Path folder) {
    try {
      return EventStore.open(folder).damagedFiles().stream()
          .map(
              name ->
                  new Finding(folder.toString(), 0, "", name + " changed since it was written."))
          .toList();
    } catch (StoreFormatException problem) {
      return List.of(new Finding(folder.toString(), 0, "", String.valueOf(problem.getMessage())));
    }
  }

  private static List<Finding> study(Path file) {
    StudyFile study = StudyFile.read(file);
    List<Finding> findings = new ArrayList<>(study.findings());
    study.study().ifPresent(resolved -> checkPaths(file, resolved.data(), findings));
    return findings;
  }

  private static void checkPaths(Path file, DataPlan data, List<Finding> findings) {
    for (String source : data.sources()) {
      if (!Files.exists(file.resolveSibling(source))) {
        findings.add(missing(file, "/data/source"));
      }
    }
    Optional<Path> truth = data.truth().map(file::resolveSibling);
    if (truth.isPresent() && !Files.exists(truth.get())) {
      findings.add(missing(file, "/data/truth"));
    }
    Optional<Path> mapping = data.mapping().map(file::resolveSibling);
    if (mapping.isPresent()) {
      findings.addAll(MappingFile.read(mapping.get()).findings());
    }
  }

  private static Finding missing(Path file, String path) {
    return new Finding(
        file.toString(),
        0,
        path,
        "is not there. Paths begin at the study file; maybe the data have not been made yet?");
  }
}
