package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.FacilityInputs;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.app.studyfile.PathwayInputs;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.SimulatedRelease;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.RunSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.report.CapacityFolder;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;
import org.reliefspan.simulation.facility.Warmup;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.spark.store.FolderSwap;

/**
 * One run of a pathway in a facility: two files in, results folder out. Starts Spark only where it
 * was asked for.
 */
final class PathwayCapacity {
  private final CapacityRequest asked;
  private final EngineOptions options;
  private final Stopwatch watch;

  PathwayCapacity(CapacityRequest asked, EngineOptions options) {
    this.asked = asked;
    this.options = options;
    this.watch = new Stopwatch(options.progress());
  }

  /**
   * Runs the files as they are.
   *
   * @throws FindingsException if a file is wrong or cannot be run
   */
  CapacityReport run() {
    requireThere(asked.pathway());
    requireThere(asked.facility());
    FileCheck.requireNoFacility(asked.pathway());
    return run(TwoFiles.read(asked.pathway(), asked.facility()), asked.out());
  }

  /** Runs the texts that a manifest keeps, in place of the files. */
  CapacityReport runAgain(String texts, Path out) {
    return run(TwoFiles.split(texts), out);
  }

  private static void requireThere(Path file) {
    if (!Files.isRegularFile(file)) {
      throw FindingsException.about(file, "is not there. Maybe the path is misspelt?");
    }
  }

  /**
   * The calendar of one patient of the first replication, which is run again from the texts that a
   * manifest keeps.
   */
  List<CourseRow> calendar(String texts, long patient) {
    Specs specs = specs(TwoFiles.split(texts));
    FacilityRequest all = request(specs);
    try {
      return FacilitySimulation.run(
              new FacilityRequest(
                  all.pathway(),
                  all.facility(),
                  1,
                  OptionalDouble.empty(),
                  all.until(),
                  Warmup.NONE,
                  all.seed(),
                  all.threads(),
                  0,
                  OptionalLong.of(patient),
                  false))
          .courses();
    } catch (SimulationException wrong) {
      throw FindingsException.about(asked.facility(), String.valueOf(wrong.getMessage()));
    }
  }

  private record Specs(PathwaySpec pathway, FacilitySpec facility) {}

  private Specs specs(TwoFiles texts) {
    PathwayFile pathwayFile = PathwayFile.parse(asked.pathway(), texts.pathway());
    PathwaySpec pathway =
        pathwayFile.spec().orElseThrow(() -> new FindingsException(pathwayFile.findings()));
    FacilityFile facilityFile = FacilityFile.parse(asked.facility(), texts.facility(), pathway);
    FacilitySpec facility =
        facilityFile.spec().orElseThrow(() -> new FindingsException(facilityFile.findings()));
    return new Specs(pathway, facility);
  }

  /** The command line may end a run before the warm-up of the file does, and the reverse. */
  private void requireTimeThatCounts(FacilityRequest request) {
    double warmup = request.warmup().time().orElse(0);
    if (warmup >= request.until().orElse(Double.POSITIVE_INFINITY)) {
      throw FindingsException.about(
          asked.facility(),
          ("is run until %s with a warm-up until %s, so nothing counts. Maybe --warmup none, or a"
                  + " later --until?")
              .formatted(request.until().getAsDouble(), warmup));
    }
  }

  private CapacityReport run(TwoFiles texts, Path out) {
    Specs specs = specs(texts);
    if (asked.besides().withSearch() && specs.facility().search().isEmpty()) {
      throw FindingsException.about(
          asked.facility(), "names no search, so no plan can be looked for. Maybe add \"search\"?");
    }
    FacilityRequest request = request(specs);
    requireTimeThatCounts(request);
    TargetFolder.requireFor(ResultsKind.FACILITY, out);
    try (FolderSwap swap = FolderSwap.begin(out)) {
      Publishable<CapacityResults> published =
          SimulatedRelease.publish(
              watch.time("facility", "running the facility", () -> results(request)));
      Provenance provenance = provenance(texts, published.content());
      watch.time("report", "writing tables", () -> write(swap.folder(), published, provenance));
      swap.publishKeepingOthers();
      return new CapacityReport(out, published, provenance);
    } catch (SimulationException wrong) {
      throw FindingsException.about(asked.facility(), String.valueOf(wrong.getMessage()));
    } finally {
      options.progress().done();
    }
  }

  private FacilityRequest request(Specs specs) {
    RunSpec written = specs.facility().run();
    return new FacilityRequest(
        specs.pathway(),
        specs.facility(),
        replications(written),
        asked.run().halfWidth(),
        asked.run().until().isPresent() ? asked.run().until() : written.until(),
        asked.run().warmup().orElse(new Warmup(written.warmup())),
        asked.seed(),
        options.threads().orElse(Runtime.getRuntime().availableProcessors()),
        asked.besides().log(),
        asked.besides().explained(),
        asked.besides().withSearch());
  }

  private CapacityResults results(FacilityRequest request) {
    CapacityResults results = run(request);
    return request
        .facility()
        .calendar()
        .map(calendar -> results.startingAt(calendar.start().atZone(calendar.zone())))
        .orElse(results);
  }

  private int replications(RunSpec written) {
    if (asked.run().halfWidth().isPresent()) {
      return asked.run().replications().orElse(CapacityRequest.MOST_REPLICATIONS);
    }
    return asked
        .run()
        .replications()
        .orElse(written.replications().orElse(CapacityRequest.REPLICATIONS));
  }

  private CapacityResults run(FacilityRequest request) {
    if (!asked.besides().onSpark()) {
      return FacilitySimulation.run(request);
    }
    return SparkPlaces.with(options, places -> FacilitySimulation.run(request, places));
  }

  private static boolean write(
      Path folder, Publishable<CapacityResults> published, Provenance provenance) {
    try {
      CapacityFolder.write(folder, published, provenance);
      return true;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Provenance provenance(TwoFiles texts, CapacityResults results) {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("scenarios", (long) results.scenarios().size());
    counts.put("replications", (long) results.setting().replications());
    counts.put("patients_per_replication", Math.round(results.setting().patients()));
    return new Provenance(
        EngineVersion.current(),
        texts.joined(),
        asked.seed(),
        inputs(texts),
        counts,
        watch.seconds(),
        Surroundings.now(),
        CapacityLine.of(asked));
  }

  private SortedMap<String, String> inputs(TwoFiles texts) {
    SortedMap<String, String> inputs = new TreeMap<>();
    Checksums.add(inputs, asked.pathway(), PathwayInputs.files(asked.pathway(), texts.pathway()));
    Checksums.add(
        inputs, asked.facility(), FacilityInputs.files(asked.facility(), texts.facility()));
    return inputs;
  }
}
