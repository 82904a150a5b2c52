package org.reliefspan.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.SimulateRequest;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.PathwaySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Simulate a pathway: what its strategies cost and gain, and which to choose.",
    footer = {
      "",
      "Example:  reliefspan simulate datasets/pathways/rfa_renewal.yaml --engine both",
      "Results:  DIR/tables: strategies, decision, occupancy; with --draws ceac and voi"
    })
final class SimulateCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PATHWAY", description = "pathway file")
  private Path pathway = Path.of("pathway.yaml");

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "simulation, patient by patient; cohort, without luck; or both"
              + " (default: simulation)")
  private String engines = "simulation";

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "patients, the same number in each draw (default: ${DEFAULT-VALUE})")
  private long patients = SimulateRequest.PATIENTS;

  @Option(
      names = "--draws",
      paramLabel = "K",
      description = "draws of the uncertain parameters (default: none)")
  private int draws;

  @Option(names = "--seed", paramLabel = "N", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed = SimulateRequest.SEED;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "results folder (default: reliefspan-out/ and the pathway's name)")
  private @Nullable Path out;

  @Override
  public Integer call() {
    StrategyText.print(engine.reliefspan().simulate(request()), Console.out(spec));
    return ExitCode.DONE;
  }

  private SimulateRequest request() {
    try {
      return new SimulateRequest(pathway, folder(), engines(), patients, draws, seed);
    } catch (IllegalArgumentException problem) {
      if (spec == null) {
        throw problem;
      }
      throw new ParameterException(spec.commandLine(), String.valueOf(problem.getMessage()));
    }
  }

  private Path folder() {
    return out != null
        ? out
        : Path.of(
            "reliefspan-out",
            PathwayFile.read(pathway).spec().map(PathwaySpec::name).orElse("pathway"));
  }

  private SimulateRequest.Engines engines() {
    return switch (engines.toLowerCase(Locale.ROOT)) {
      case "simulation" -> SimulateRequest.Engines.SIMULATION;
      case "cohort" -> SimulateRequest.Engines.COHORT;
      case "both" -> SimulateRequest.Engines.BOTH;
      default ->
          throw new IllegalArgumentException(
              "--engine (%s) must be simulation, cohort or both. Maybe both?".formatted(engines));
    };
  }
}
