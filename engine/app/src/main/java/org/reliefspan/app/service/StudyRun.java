package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.analysis.episode.EpisodeBuilder;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.estimate.KnownTruth;
import org.reliefspan.analysis.estimate.StudyEstimates;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.studyfile.MappingFile;
import org.reliefspan.app.studyfile.StudyText;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.disclosure.DisclosureControl;
import org.reliefspan.domain.disclosure.DisclosurePolicy;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.intake.MappingSpec;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.domain.study.ResolvedStudy;
import org.reliefspan.report.ResultsFolder;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.distribute.Blocks;
import org.reliefspan.spark.ingest.IngestReport;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.store.FolderSwap;

/** One run of one study: data in, results folder out. */
final class StudyRun {
  private final ResolvedStudy study;
  private final Catalogue catalogue;
  private final Path studyFile;
  private final EngineOptions options;
  private final Stopwatch watch;

  StudyRun(ResolvedStudy study, Catalogue catalogue, Path studyFile, EngineOptions options) {
    this.study = study;
    this.catalogue = catalogue;
    this.studyFile = studyFile.toAbsolutePath().normalize();
    this.options = options;
    this.watch = new Stopwatch(options.progress());
  }

  /**
   * Runs the study.
   *
   * @param out results folder, replaced as a whole at the end
   * @param store event store, replaced as a whole when the data have been read
   */
  RunReport into(Path out, Path store) {
    TargetFolder.requireFor(ResultsKind.STUDY, out);
    TargetFolder.requireForStore(store);
    VisitSources sources = sources();
    KnownTruth truth = truth();
    boolean storeIsNew = !Files.exists(store);
    boolean finished = false;
    try (FolderSwap swap = FolderSwap.begin(out)) {
      Scratch scratch = new Scratch(swap.folder().resolve(".scratch"));
      try (EngineSession session = new EngineSession(options.spark(scratch.folder()))) {
        IngestReport ingest =
            watch.time(
                "ingest",
                "reading visits",
                () -> new DataIntake(session, catalogue).reuseOrIngest(sources, store));
        EpisodeTable table =
            watch.time("episodes", "building episodes", () -> table(session, ingest));
        StudyEstimates estimates =
            watch.time(
                "estimates",
                "estimating",
                () -> options.within(() -> StudyEstimates.of(table, study)));
        StudyResults results = estimates.results(table, study, truth, ingest.quality());
        Publishable<StudyResults> published =
            DisclosureControl.publish(
                results,
                new DisclosurePolicy(study.disclosureThreshold(), study.disclosureReason()));
        Provenance provenance = provenance(ingest, out);
        watch.time(
            "report",
            "writing the report",
            () -> write(swap.folder(), published, provenance, ingest));
        scratch.close();
        swap.publishKeepingOthers();
        finished = true;
        return new RunReport(out, published, provenance);
      } finally {
        options.progress().done();
        if (!finished) { // not a catch: Spark throws checked exceptions that it does not declare
          leaveNoHalfResult(out, store, storeIsNew);
        }
      }
    }
  }

  /** Removes a store that only this failed run has written, and a folder that is then empty. */
  private static void leaveNoHalfResult(Path out, Path store, boolean storeIsNew) {
    if (storeIsNew) {
      new Scratch(store).close();
    }
    try {
      Files.deleteIfExists(out);
    } catch (IOException notEmpty) {
      // it holds earlier results, or what the user keeps there
    }
  }

  private VisitSources sources() {
    MappingSpec mapping = study.data().mapping().map(this::mapping).orElse(MappingSpec.none());
    List<Path> roots = study.data().sources().stream().map(this::beside).toList();
    return new VisitSources(roots, mapping);
  }

  private MappingSpec mapping(String path) {
    MappingFile file = MappingFile.read(beside(path));
    return file.mapping().orElseThrow(() -> new FindingsException(file.findings()));
  }

  private Path beside(String path) {
    return studyFile.resolveSibling(path).normalize();
  }

  private KnownTruth truth() {
    Optional<Path> file = study.data().truth().map(this::beside);
    if (file.isEmpty()) {
      return KnownTruth.none();
    }
    if (!Files.isRegularFile(file.get())) {
      throw new FindingsException(
          List.of(
              new Finding(
                  studyFile.toString(),
                  0,
                  "/data/truth",
                  "names a file that is not there. Maybe synth has not run yet?")));
    }
    return TruthFile.read(file.get());
  }

  private EpisodeTable table(EngineSession session, IngestReport ingest) {
    EpisodePlan plan = EpisodePlan.of(study, catalogue);
    EpisodeTable merged = EpisodeTable.empty(plan);
    try (Blocks blocks = Blocks.of(session, ingest.store())) {
      blocks.map(block -> EpisodeBuilder.build(block, plan)).forEach(merged::append);
    }
    List<Finding> misspelt =
        merged.columnsWithoutValues().stream()
            .map(column -> new Finding(studyFile.toString(), 0, "", missingColumn(column)))
            .toList();
    if (!misspelt.isEmpty()) {
      throw new FindingsException(misspelt);
    }
    return merged;
  }

  private static String missingColumn(String column) {
    return "(%s) is a stratum or covariate, but no patient has a value for it.".formatted(column)
        + " Maybe the column of the patients table has another name?";
  }

  private static boolean write(
      Path folder,
      Publishable<StudyResults> published,
      Provenance provenance,
      IngestReport ingest) {
    try {
      ResultsFolder.write(folder, published, provenance);
      QuarantineFolder.write(folder, ingest.quarantine());
      return true;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Provenance provenance(IngestReport ingest, Path out) {
    SortedMap<String, String> inputs = new TreeMap<>(ingest.inputs());
    List<String> extra = new ArrayList<>();
    study.data().mapping().ifPresent(extra::add);
    study.data().truth().ifPresent(extra::add);
    study.data().catalogue().ifPresent(folder -> extra.addAll(catalogueFiles(folder)));
    extra.forEach(path -> inputs.put(path, Checksums.sha256(beside(path))));
    return new Provenance(
        EngineVersion.current(),
        StudyText.of(study),
        study.seed(),
        inputs,
        ingest.counts().byName(),
        watch.seconds(),
        Surroundings.now(),
        "run " + RelativePath.from(out, studyFile));
  }

  private List<String> catalogueFiles(String folder) {
    return CatalogueFiles.NAMES.stream()
        .map(name -> folder + "/" + name)
        .filter(path -> Files.exists(beside(path)))
        .toList();
  }
}
