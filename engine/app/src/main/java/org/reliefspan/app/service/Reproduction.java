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
    Path again =
        results.resolveSibling(
            "." + results.getFileName() + ".again-" + ProcessHandle.current().pid());
    try (Scratch scratch = new Scratch(again)) {
      Provenance now = runAgain(recorded, results, scratch.folder());
      return compare(results, scratch.folder(), recorded, now);
    }
  }

  private Provenance runAgain(Provenance recorded, Path results, Path into) {
    String line = recorded.command();
    String text = recorded.resolvedStudy();
    Optional<SimulateRequest> simulated = SimulateLine.parse(line, results);
    if (simulated.isPresent()) {
      return new PathwaySimulation(simulated.get(), options).runAgain(text, into).provenance();
    }
    Optional<CapacityRequest> housed = CapacityLine.parse(line, results);
    if (housed.isPresent()) {
      return new PathwayCapacity(housed.get(), options).runAgain(text, into).provenance();
    }
    Optional<CalibrateRequest> calibrated = CalibrateLine.parse(line, results);
    if (calibrated.isPresent()) {
      return new PathwayCalibration(calibrated.get(), options).runAgain(text, into).provenance();
    }
    Optional<LearnRequest> learned = LearnLine.parse(line, results);
    if (learned.isPresent()) {
      return new EventLogLearning(learned.get(), options).into(into).provenance();
    }
    if (!line.startsWith(COMMAND)) {
      throw unknown(results);
    }
    return study(results.resolve(line.substring(COMMAND.length())).normalize(), text, into);
  }

  private Provenance study(Path studyFile, String text, Path into) {
    StudyFile file = StudyFile.parse(studyFile, text);
    ResolvedStudy study = file.study().orElseThrow(() -> new FindingsException(file.findings()));
    return new StudyRun(
            study, file.catalogue().orElseGet(CatalogueFiles::builtIn), studyFile, options)
        .into(into, into.resolve(RunReport.STORE))
        .provenance();
  }

  private static FindingsException unknown(Path results) {
    return FindingsException.about(
        results,
        "was written by a command that is not known here. Maybe another version of"
            + " reliefspan can reproduce it?");
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
