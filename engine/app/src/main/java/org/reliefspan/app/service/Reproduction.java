package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.studyfile.StudyFile;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.report.json.Manifest;

/** Runs a study again from the manifest of its results and compares tables and estimates. */
final class Reproduction {
  private static final String COMMAND = "run ";
  private static final List<String> COMPARED = List.of("tables", "estimates");

  private final EngineOptions options;

  Reproduction(EngineOptions options) {
    this.options = options;
  }

  ReproduceReport of(Path folder) {
    Path results = folder.toAbsolutePath().normalize();
    Provenance recorded = manifest(results).provenance();
    Optional<SimulateRequest> simulated = SimulateLine.parse(recorded.command(), results);
    if (simulated.isPresent()) {
      return simulatedAgain(simulated.get(), recorded, results);
    }
    Optional<CapacityRequest> housed = CapacityLine.parse(recorded.command(), results);
    if (housed.isPresent()) {
      return housedAgain(housed.get(), recorded, results);
    }
    Optional<CalibrateRequest> calibrated = CalibrateLine.parse(recorded.command(), results);
    if (calibrated.isPresent()) {
      return calibratedAgain(calibrated.get(), recorded, results);
    }
    Optional<LearnRequest> learned = LearnLine.parse(recorded.command(), results);
    if (learned.isPresent()) {
      return learnedAgain(learned.get(), recorded, results);
    }
    Path studyFile = results.resolve(recorded.command().substring(COMMAND.length())).normalize();
    StudyFile file = StudyFile.parse(studyFile, recorded.resolvedStudy());
    ResolvedStudy study = file.study().orElseThrow(() -> new FindingsException(file.findings()));
    Path again = beside(results);
    try (Scratch scratch = new Scratch(again)) {
      RunReport run =
          new StudyRun(
                  study, file.catalogue().orElseGet(CatalogueFiles::builtIn), studyFile, options)
              .into(scratch.folder(), scratch.folder().resolve(RunReport.STORE));
      return compare(results, again, recorded, run.provenance());
    }
  }

  private static Path beside(Path results) {
    return results.resolveSibling(
        "." + results.getFileName() + ".again-" + ProcessHandle.current().pid());
  }

  private ReproduceReport simulatedAgain(
      SimulateRequest request, Provenance recorded, Path results) {
    try (Scratch scratch = new Scratch(beside(results))) {
      SimulateReport run =
          new PathwaySimulation(request, options)
              .runAgain(recorded.resolvedStudy(), scratch.folder());
      return compare(results, scratch.folder(), recorded, run.provenance());
    }
  }

  private ReproduceReport housedAgain(CapacityRequest request, Provenance recorded, Path results) {
    try (Scratch scratch = new Scratch(beside(results))) {
      CapacityReport run =
          new PathwayCapacity(request, options)
              .runAgain(recorded.resolvedStudy(), scratch.folder());
      return compare(results, scratch.folder(), recorded, run.provenance());
    }
  }

  private ReproduceReport calibratedAgain(
      CalibrateRequest request, Provenance recorded, Path results) {
    try (Scratch scratch = new Scratch(beside(results))) {
      CalibrateReport run =
          new PathwayCalibration(request, options)
              .runAgain(recorded.resolvedStudy(), scratch.folder());
      return compare(results, scratch.folder(), recorded, run.provenance());
    }
  }

  private ReproduceReport learnedAgain(LearnRequest request, Provenance recorded, Path results) {
    try (Scratch scratch = new Scratch(beside(results))) {
      LearnReport run = new EventLogLearning(request, options).into(scratch.folder());
      return compare(results, scratch.folder(), recorded, run.provenance());
    }
  }

  private static Manifest manifest(Path results) {
    try {
      return Manifest.read(results.resolve("manifest.json"));
    } catch (IOException | IllegalArgumentException cause) {
      throw NoResults.in(results);
    }
  }

  private static ReproduceReport compare(
      Path results, Path again, Provenance recorded, Provenance now) {
    List<String> same = new ArrayList<>();
    List<String> different = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>(files(results));
    names.addAll(files(again));
    UnaryOperator<String> version =
        text -> text.replace(quoted(now.engineVersion()), quoted(recorded.engineVersion()));
    for (String name : names) {
      boolean equal = equal(results.resolve(name), again.resolve(name), version);
      (equal ? same : different).add(name);
    }
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> input : recorded.inputs().entrySet()) {
      if (!Optional.ofNullable(now.inputs().get(input.getKey()))
          .equals(Optional.of(input.getValue()))) {
        changed.add(input.getKey());
      }
    }
    return new ReproduceReport(same, different, changed);
  }

  private static String quoted(String version) {
    return "\"version\" : \"%s\"".formatted(version);
  }

  /** Tables and estimates by their paths in the folder. */
  private static List<String> files(Path results) {
    List<String> names = new ArrayList<>();
    for (String folder : COMPARED) {
      if (Files.isDirectory(results.resolve(folder))) {
        try (Stream<Path> files = Files.list(results.resolve(folder))) {
          files.map(file -> folder + "/" + file.getFileName()).forEach(names::add);
        } catch (IOException cause) {
          throw new UncheckedIOException(cause);
        }
      }
    }
    return names;
  }

  /** Whether two files are there with the same bytes, an estimate but for the engine it names. */
  private static boolean equal(Path before, Path after, UnaryOperator<String> version) {
    try {
      if (!Files.exists(before) || !Files.exists(after)) {
        return false;
      }
      return Files.mismatch(before, after) < 0
          || (before.toString().endsWith(".json")
              && Files.readString(before).equals(version.apply(Files.readString(after))));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
