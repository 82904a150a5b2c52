package org.reliefspan.app.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.studyfile.MappingFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.app.studyfile.StudyFile;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.disclosure.SimulatedRelease;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.intake.MappingSpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.report.CapacityFolder;
import org.reliefspan.report.ResultsFolder;
import org.reliefspan.report.SimulationFolder;
import org.reliefspan.report.html.PathwayReport;
import org.reliefspan.simulation.result.Structures;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.ingest.IngestReport;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.store.FolderSwap;

/**
 * The verbs of the engine.
 *
 * <pre>{@code
 * RunReport run = Reliefspan.standard().run(RunRequest.of(Path.of("study.yaml"), Path.of("out")));
 * Table relief = ResultTables.of(run.results()).get("relief");
 * }</pre>
 */
public final class Reliefspan {
  private final EngineOptions options;

  private Reliefspan(EngineOptions options) {
    this.options = options;
  }

  /** On all processors of this machine, without progress. */
  public static Reliefspan standard() {
    return new Reliefspan(EngineOptions.standard());
  }

  public static Reliefspan with(EngineOptions options) {
    return new Reliefspan(options);
  }

  /** Everything that is wrong with a study, mapping, pathway or facility file; nothing is run. */
  public List<Finding> check(Path file) {
    return FileCheck.of(file).stream().filter(Finding::isError).toList();
  }

  /**
   * What is in a pathway or facility file in which nothing is wrong, a line each; no lines for
   * other files.
   */
  public List<String> describe(Path file) {
    if (FileCheck.isFacility(file)) {
      return new FacilityWithPathway(file).summary();
    }
    return FileCheck.isPathway(file)
        ? PathwayFile.read(file).spec().map(PathwaySummary::lines).orElse(List.of())
        : List.of();
  }

  /** What should be known about a file that can run as it is. */
  public List<Finding> cautions(Path file) {
    return FileCheck.of(file).stream().filter(finding -> !finding.isError()).toList();
  }

  /**
   * Draws a pathway file.
   *
   * @return an SVG document; empty for other files, and for one in which something is wrong
   */
  public Optional<String> picture(Path file) {
    return FileCheck.isPathway(file)
        ? PathwayFile.read(file)
            .spec()
            .map(ResolvedPathway::of)
            .map(Structures::of)
            .map(SimulatedRelease::publish)
            .map(PathwayReport::picture)
        : Optional.empty();
  }

  /** Writes a synthetic clinic with its truth. */
  public SynthReport synth(SynthRequest request) {
    try {
      return options.within(() -> SyntheticClinic.write(request, options));
    } finally {
      options.progress().done();
    }
  }

  /**
   * Takes visits through the de-identification gate into an event store.
   *
   * @throws FindingsException if the mapping file is wrong
   * @throws org.reliefspan.analysis.intake.IngestException if the data are refused or unreadable
   */
  public IngestReport ingest(IngestRequest request) {
    MappingSpec mapping = request.mapping().map(Reliefspan::mapping).orElse(MappingSpec.none());
    Catalogue catalogue =
        request.catalogue().map(CatalogueFiles::with).orElseGet(CatalogueFiles::builtIn);
    Path store = request.store().toAbsolutePath().normalize();
    TargetFolder.requireForStore(store);
    Path beside =
        store.resolveSibling(
            "." + store.getFileName() + ".scratch-" + ProcessHandle.current().pid());
    options.progress().stage("reading visits");
    try (Scratch scratch = new Scratch(beside);
        EngineSession session = new EngineSession(options.spark(scratch.folder()))) {
      return new DataIntake(session, catalogue)
          .ingest(new VisitSources(request.sources(), mapping), store);
    } finally {
      options.progress().done();
    }
  }

  private static MappingSpec mapping(Path path) {
    MappingFile file = MappingFile.read(path);
    return file.mapping().orElseThrow(() -> new FindingsException(file.findings()));
  }

  /**
   * Runs a study and writes its results folder.
   *
   * @throws FindingsException if the study is wrong; all findings at once
   * @throws org.reliefspan.analysis.intake.IngestException if the data are refused or unreadable
   */
  public RunReport run(RunRequest request) {
    StudyFile file = StudyFile.read(request.study());
    ResolvedStudy study = file.study().orElseThrow(() -> new FindingsException(file.findings()));
    ResolvedStudy asked = request.part().of(SeedOption.apply(study, request.seed()));
    return new StudyRun(asked, catalogue(file), request.study(), options)
        .into(request.out(), request.storeFolder());
  }

  private static Catalogue catalogue(StudyFile file) {
    return file.catalogue().orElseGet(CatalogueFiles::builtIn);
  }

  /** Renders the report of a results folder again, from what is stored in it. */
  public void report(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw NoResults.in(folder);
    }
    ResultsKind kind = ResultsKind.in(folder).orElseThrow(() -> NoResults.in(folder));
    if (kind == ResultsKind.CALIBRATION || kind == ResultsKind.CLINIC) {
      throw FindingsException.about(
          folder,
          "holds the results of %s, which have no report. Maybe look into tables/?"
              .formatted(kind.words()));
    }
    try (FolderSwap swap = FolderSwap.begin(folder)) {
      switch (kind) {
        case SIMULATION -> SimulationFolder.render(folder, swap.folder());
        case FACILITY -> CapacityFolder.render(folder, swap.folder());
        default -> ResultsFolder.render(folder, swap.folder());
      }
      swap.publishKeepingOthers();
    } catch (JsonProcessingException | NoSuchFileException | IllegalArgumentException cause) {
      throw NoResults.in(folder);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Runs again from the manifest of a results folder and compares its tables byte for byte. */
  public ReproduceReport reproduce(Path folder) {
    return new Reproduction(options).of(folder);
  }

  /**
   * Fits one model to one analysis table.
   *
   * @throws org.reliefspan.domain.formula.FormulaException if formula, options and table do not fit
   *     together
   */
  public FittedModel fit(FitJob job) {
    return options.within(() -> new TableFit(job, options).run());
  }

  /**
   * Simulates a pathway and writes its results folder. Starts no Spark.
   *
   * @throws FindingsException if the pathway is wrong, all findings at once, or cannot be run
   */
  public SimulateReport simulate(SimulateRequest request) {
    return new PathwaySimulation(request, options).run();
  }

  /**
   * Runs a pathway in a facility with limited resources and writes a results folder. Starts no
   * Spark.
   *
   * @throws FindingsException if one of the files is wrong, all its findings at once, or cannot be
   *     run
   */
  public CapacityReport capacity(CapacityRequest request) {
    return new PathwayCapacity(request, options).run();
  }

  /**
   * Calibrates a pathway to its targets and writes a results folder. Starts no Spark.
   *
   * @throws FindingsException if the pathway is wrong, or no values give the targets
   */
  public CalibrateReport calibrate(CalibrateRequest request) {
    return new PathwayCalibration(request, options).run();
  }

  /**
   * Learns a clinic from an event log and writes its files and tables. Starts no Spark.
   *
   * @throws FindingsException if the log cannot be read or is too small
   */
  public LearnReport learn(LearnRequest request) {
    return new EventLogLearning(request, options).run();
  }

  /**
   * The course of one simulated patient through all strategies, or the calendar of one through all
   * scenarios of a facility, in sentences.
   *
   * @param folder results of a simulation, which is run again for this patient alone, or of a
   *     facility, of which the first replication is run again
   * @param patient number, counted from 0, in a facility in the order of arrival
   * @return no rows for a patient who did not come to the facility or asked for nothing there
   * @throws FindingsException if the folder holds neither
   */
  public List<CourseRow> explain(Path folder, long patient) {
    return PatientStory.of(folder.toAbsolutePath().normalize(), patient, options);
  }

  /** Makes the demo clinic and runs its study. */
  public RunReport demo(Path out, Optional<Long> seed) {
    return new Demo(this).run(out, seed);
  }
}
