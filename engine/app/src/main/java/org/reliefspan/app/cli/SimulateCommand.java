package org.reliefspan.app.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.SimulateReport;
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
      "          reliefspan simulate datasets/pathways/rfa_renewal.yaml --explain 17 --log 20",
      "Results:  DIR/report.html; DIR/tables: strategies, differences, decision, occupancy and more"
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
      description =
          "patients, the same number in each draw (default: 10000; with --until-error at most"
              + " 1000000, in each draw 10000)")
  private @Nullable Long patients;

  @Option(
      names = "--draws",
      paramLabel = "K",
      description = "draws of the uncertain parameters (default: none)")
  private int draws;

  @Option(
      names = "--draws-from",
      paramLabel = "FILE",
      description =
          "draws that were made elsewhere: a CSV file with a column for each parameter (default of"
              + " --draws: all its rows)")
  private @Nullable Path drawsFrom;

  @Option(names = "--seed", paramLabel = "N", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed = SimulateRequest.SEED;

  @Option(
      names = "--until-error",
      paramLabel = "SHARE",
      description =
          "simulate until the Monte Carlo error of what strategies gain is this share of it")
  private @Nullable Double untilError;

  @Option(names = "--tornado", description = "vary every uncertain parameter by itself")
  private boolean tornado;

  @Option(
      names = "--replay",
      description = "simulate the cohort that was observed, beside what was observed")
  private boolean replay;

  @Option(
      names = "--two-way",
      paramLabel = "A,B",
      split = ",",
      description = "vary two parameters together")
  private List<String> together = List.of();

  @Option(
      names = "--log",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "100",
      description = "write the events of the first N patients (N left out: 100)")
  private long log;

  @Option(
      names = "--explain",
      paramLabel = "PATIENT",
      description = "tell the course of a patient, counted from 0, through all strategies")
  private @Nullable Long explained;

  @Option(
      names = "--spark",
      description = "simulate in parts on Spark: the same bytes, for very many patients")
  private boolean spark;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "results folder (default: reliefspan-out/ and the pathway's name)")
  private @Nullable Path out;

  @Override
  public Integer call() {
    SimulateReport report = engine.reliefspan().simulate(request());
    if (explained != null) {
      CourseText.print(report.results().content().histories(), explained, Console.out(spec));
    }
    StrategyText.print(report, Console.out(spec));
    return ExitCode.DONE;
  }

  private SimulateRequest request() {
    try {
      return new SimulateRequest(pathway, folder(), engines(), patients(), draws, seed, besides());
    } catch (IllegalArgumentException problem) {
      if (spec == null) {
        throw problem;
      }
      throw new ParameterException(spec.commandLine(), String.valueOf(problem.getMessage()));
    }
  }

  private long patients() {
    if (patients != null) {
      return patients;
    }
    return untilError == null ? SimulateRequest.PATIENTS : SimulateRequest.MOST_PATIENTS;
  }

  private SimulateRequest.Besides besides() {
    return new SimulateRequest.Besides(
        log,
        explained == null ? OptionalLong.empty() : OptionalLong.of(explained),
        untilError == null ? OptionalDouble.empty() : OptionalDouble.of(untilError),
        analyses(),
        together,
        Optional.ofNullable(drawsFrom),
        spark);
  }

  private Set<SimulateRequest.Analysis> analyses() {
    Set<SimulateRequest.Analysis> analyses = EnumSet.noneOf(SimulateRequest.Analysis.class);
    if (tornado) {
      analyses.add(SimulateRequest.Analysis.TORNADO);
    }
    if (replay) {
      analyses.add(SimulateRequest.Analysis.REPLAY);
    }
    return analyses;
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
