package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.app.studyfile.DrawsFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.app.studyfile.PathwayInputs;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.SimulatedRelease;
import org.reliefspan.domain.pathway.DecisionSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.Sensitivity;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.report.SimulationFolder;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.result.EngineRun;
import org.reliefspan.simulation.result.HistoryRows;
import org.reliefspan.simulation.result.PathwayResults;
import org.reliefspan.simulation.result.ReplayRows;
import org.reliefspan.simulation.result.SensitivityRows;
import org.reliefspan.simulation.run.Extrapolated;
import org.reliefspan.simulation.run.Precision;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;
import org.reliefspan.spark.store.FolderSwap;

/**
 * One simulation of one pathway: file in, results folder out. Starts Spark only where it was asked
 * for.
 */
final class PathwaySimulation {
  private final SimulateRequest asked;
  private final EngineOptions options;
  private final Stopwatch watch;
  private final Optional<Path> elsewhere;
  private int draws;

  PathwaySimulation(SimulateRequest asked, EngineOptions options) {
    this.asked = asked;
    this.options = options;
    this.watch = new Stopwatch(options.progress());
    this.elsewhere = asked.besides().drawsFrom();
    this.draws = asked.draws();
  }

  /**
   * Runs the file as it is.
   *
   * @throws FindingsException if the pathway is wrong or cannot be run
   */
  SimulateReport run() {
    FileCheck.requireNoFacility(asked.pathway());
    PathwayFile file = PathwayFile.read(asked.pathway());
    return run(file, text(), asked.out());
  }

  /** Runs the text that a manifest keeps, in place of the file. */
  SimulateReport runAgain(String text, Path out) {
    return run(PathwayFile.parse(asked.pathway(), text), text, out);
  }

  private static PathwaySpec spec(PathwayFile file) {
    return file.spec().orElseThrow(() -> new FindingsException(file.findings()));
  }

  private String text() {
    try {
      return Files.readString(asked.pathway());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private SimulateReport run(PathwayFile file, String text, Path out) {
    PathwaySpec spec = spec(file);
    requireObserved(file);
    TargetFolder.requireFor(ResultsKind.SIMULATION, out);
    ResolvedPathway pathway = ResolvedPathway.of(withDraws(spec));
    try (FolderSwap swap = FolderSwap.begin(out)) {
      SimulationResults results = results(pathway, replay(spec, file));
      Publishable<SimulationResults> published = SimulatedRelease.publish(results);
      Provenance provenance = provenance(pathway, text);
      watch.time("report", "writing tables", () -> write(swap.folder(), published, provenance));
      swap.publishKeepingOthers();
      return new SimulateReport(out, published, provenance);
    } catch (SimulationException wrong) {
      throw FindingsException.about(asked.pathway(), String.valueOf(wrong.getMessage()));
    } finally {
      options.progress().done();
    }
  }

  /** The pathway with draws that were made elsewhere, if there are any. */
  private PathwaySpec withDraws(PathwaySpec spec) {
    if (elsewhere.isEmpty()) {
      return spec;
    }
    try {
      DrawsFile file = DrawsFile.read(elsewhere.get());
      draws = asked.draws() == 0 ? file.size() : asked.draws();
      if (draws > file.size()) {
        throw new IllegalArgumentException(
            "has %d rows of draws, but %d draws are asked for. Maybe leave --draws out?"
                .formatted(file.size(), draws));
      }
      return file.in(spec);
    } catch (IllegalArgumentException wrong) {
      throw FindingsException.about(elsewhere.get(), String.valueOf(wrong.getMessage()));
    }
  }

  private boolean isReplayed() {
    return asked.besides().analyses().contains(SimulateRequest.Analysis.REPLAY);
  }

  private void requireObserved(PathwayFile file) {
    if (isReplayed() && file.observed().isEmpty()) {
      throw FindingsException.about(
          asked.pathway(),
          "names nothing that was observed, so there is nothing to replay. Maybe add"
              + " \"observed\"?");
    }
  }

  private ReplayRows.Replay replay(PathwaySpec spec, PathwayFile file) {
    if (!isReplayed()) {
      return new ReplayRows.Replay(List.of(), List.of());
    }
    return watch.time(
        "replay",
        "replaying the cohort",
        () ->
            ReplayRows.of(
                spec,
                file.observed(),
                asked.patients(),
                asked.seed(),
                options.threads().orElse(Runtime.getRuntime().availableProcessors())));
  }

  private SimulationResults results(ResolvedPathway pathway, ReplayRows.Replay replay) {
    List<EngineRun> runs = new ArrayList<>();
    List<String> cautions = new ArrayList<>(replay.notes());
    if (asked.engines() != SimulateRequest.Engines.COHORT) {
      runs.add(run(pathway, SimulationRequest.Engine.SIMULATION, "simulating patients"));
    }
    if (asked.engines() != SimulateRequest.Engines.SIMULATION) {
      Optional<String> obstacle =
          asked.engines() == SimulateRequest.Engines.BOTH
              ? Simulation.whyNoCohort(pathway)
              : Optional.empty();
      if (obstacle.isEmpty()) {
        runs.add(run(pathway, SimulationRequest.Engine.COHORT, "computing the cohort"));
      }
      obstacle.ifPresent(why -> cautions.add("No cohort beside the simulation: " + why));
    }
    Extrapolated.of(pathway, asked.seed()).forEach(each -> cautions.add(words(each)));
    PathwayResults.Besides besides =
        new PathwayResults.Besides(
            sensitivity(pathway),
            watch.time(
                "histories",
                "following patients",
                () ->
                    HistoryRows.of(
                        pathway,
                        asked.seed(),
                        asked.patients(),
                        new HistoryRows.Wanted(
                            asked.besides().log(), asked.besides().explained()))));
    return watch.time(
        "decision",
        "weighing strategies",
        () ->
            options.within(
                () ->
                    PathwayResults.rows(pathway, runs, cautions, besides)
                        .withReplay(replay.rows())));
  }

  private static String words(Extrapolated each) {
    return String.format(
        Locale.ROOT,
        "Extrapolated: under %s, %.3g%% of patients begin with values of %s that the data of the"
            + " estimate %s have not seen.",
        each.strategy(),
        100 * each.share(),
        each.covariate(),
        each.estimate());
  }

  private Sensitivity sensitivity(ResolvedPathway pathway) {
    boolean tornado = asked.besides().analyses().contains(SimulateRequest.Analysis.TORNADO);
    List<String> together = asked.besides().together();
    if (!tornado && together.isEmpty()) {
      return Sensitivity.NONE;
    }
    return watch.time(
        "sensitivity",
        "varying parameters",
        () ->
            options.within(
                () ->
                    SensitivityRows.of(
                        pathway,
                        asked.seed(),
                        Math.min(asked.patients(), SimulateRequest.PATIENTS),
                        new SensitivityRows.Wanted(tornado, together))));
  }

  private EngineRun run(ResolvedPathway pathway, SimulationRequest.Engine engine, String words) {
    int threads = options.threads().orElse(Runtime.getRuntime().availableProcessors());
    SimulationRequest request =
        SimulationRequest.of(pathway, engine, asked.patients(), asked.seed())
            .withThreads(threads)
            .withDraws(draws, perDraw());
    SimulationRequest precise = precision(pathway).map(request::until).orElse(request);
    return new EngineRun(precise, watch.time(engine.name(), words, () -> simulated(precise)));
  }

  private SimulationResult simulated(SimulationRequest request) {
    if (!asked.besides().onSpark() || request.engine() == SimulationRequest.Engine.COHORT) {
      return Simulation.run(request);
    }
    return SparkPlaces.with(options, places -> Simulation.run(request, places));
  }

  /** A precision says how many patients the parameters as written need, not each draw. */
  private long perDraw() {
    return asked.besides().untilError().isPresent()
        ? Math.min(asked.patients(), SimulateRequest.PATIENTS)
        : asked.patients();
  }

  private Optional<Precision> precision(ResolvedPathway pathway) {
    OptionalDouble error = asked.besides().untilError();
    return error.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Precision(
                error.getAsDouble(),
                pathway.decision(),
                pathway.decision().flatMap(DecisionSpec::middleThreshold)));
  }

  private static boolean write(
      Path folder, Publishable<SimulationResults> published, Provenance provenance) {
    try {
      SimulationFolder.write(folder, published, provenance);
      return true;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Provenance provenance(ResolvedPathway pathway, String text) {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("strategies", (long) pathway.strategies().size());
    counts.put("patients", asked.patients());
    counts.put("draws", (long) draws);
    return new Provenance(
        EngineVersion.current(),
        text,
        asked.seed(),
        inputs(text),
        counts,
        watch.seconds(),
        Surroundings.now(),
        SimulateLine.of(asked));
  }

  private SortedMap<String, String> inputs(String text) {
    SortedMap<String, String> inputs = new TreeMap<>();
    Checksums.add(inputs, asked.pathway(), PathwayInputs.files(asked.pathway(), text));
    elsewhere.ifPresent(file -> Checksums.add(inputs, file, List.of()));
    return inputs;
  }
}
