package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.FacilityInputs;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.app.studyfile.PathwayInputs;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.SimulatedRelease;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.study.Finding;
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
    return run(TwoFiles.read(asked.pathway(), asked.facility()), asked.out());
  }

  /** Runs the texts that a manifest keeps, in place of the files. */
  CapacityReport runAgain(String texts, Path out) {
    return run(TwoFiles.split(texts), out);
  }

  private static void requireThere(Path file) {
    if (!Files.isRegularFile(file)) {
      throw finding(file, "is not there. Maybe the path is misspelt?");
    }
  }

  private static FindingsException finding(Path file, String message) {
    return new FindingsException(List.of(new Finding(file.toString(), 0, "", message)));
  }

  private CapacityReport run(TwoFiles texts, Path out) {
    PathwayFile pathwayFile = PathwayFile.parse(asked.pathway(), texts.pathway());
    PathwaySpec pathway =
        pathwayFile.spec().orElseThrow(() -> new FindingsException(pathwayFile.findings()));
    FacilityFile facilityFile = FacilityFile.parse(asked.facility(), texts.facility(), pathway);
    FacilitySpec facility =
        facilityFile.spec().orElseThrow(() -> new FindingsException(facilityFile.findings()));
    if (asked.besides().withSearch() && facility.search().isEmpty()) {
      throw finding(
          asked.facility(), "names no search, so no plan can be looked for. Maybe add \"search\"?");
    }
    TargetFolder.requireForCapacity(out);
    try (FolderSwap swap = FolderSwap.begin(out)) {
      Publishable<CapacityResults> published =
          SimulatedRelease.publish(
              watch.time("facility", "running the facility", () -> results(pathway, facility)));
      Provenance provenance = provenance(texts, published.content());
      watch.time("report", "writing tables", () -> write(swap.folder(), published, provenance));
      swap.publishKeepingOthers();
      return new CapacityReport(out, published, provenance);
    } catch (SimulationException wrong) {
      throw finding(asked.facility(), String.valueOf(wrong.getMessage()));
    } finally {
      options.progress().done();
    }
  }

  private CapacityResults results(PathwaySpec pathway, FacilitySpec facility) {
    CapacityResults results = run(request(pathway, facility));
    return facility
        .calendar()
        .map(calendar -> results.startingAt(calendar.start().atZone(calendar.zone())))
        .orElse(results);
  }

  private FacilityRequest request(PathwaySpec pathway, FacilitySpec facility) {
    return new FacilityRequest(
        pathway,
        facility,
        replications(facility),
        asked.run().halfWidth(),
        asked.run().until().isPresent() ? asked.run().until() : facility.run().until(),
        asked.run().warmup().orElse(new Warmup(facility.run().warmup())),
        asked.seed(),
        options.threads().orElse(Runtime.getRuntime().availableProcessors()),
        asked.besides().log(),
        asked.besides().explained(),
        asked.besides().withSearch());
  }

  private int replications(FacilitySpec facility) {
    if (asked.run().halfWidth().isPresent()) {
      return asked.run().replications().orElse(CapacityRequest.MOST_REPLICATIONS);
    }
    int written = facility.run().replications().orElse(CapacityRequest.REPLICATIONS);
    return asked.run().replications().orElse(written);
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
    add(inputs, asked.pathway(), PathwayInputs.files(asked.pathway(), texts.pathway()));
    add(inputs, asked.facility(), FacilityInputs.files(asked.facility(), texts.facility()));
    return inputs;
  }

  /** A file and those beside it, as they are now. */
  private static void add(SortedMap<String, String> inputs, Path file, List<String> beside) {
    inputs.put(String.valueOf(file.getFileName()), Checksums.sha256(file));
    for (String name : beside) {
      inputs.put(name, Checksums.sha256(file.resolveSibling(name)));
    }
  }
}
