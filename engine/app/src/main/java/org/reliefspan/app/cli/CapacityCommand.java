package org.reliefspan.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.CapacityReport;
import org.reliefspan.app.service.CapacityRequest;
import org.reliefspan.app.service.SimulateRequest;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.simulation.facility.Warmup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan capacity}. */
@Command(
    name = "capacity",
    mixinStandardHelpOptions = true,
    description = "Run a pathway in a facility: who waits how long, what is used, what to add.",
    footer = {
      "",
      "Example:  reliefspan capacity datasets/pathways/integrated_programme.yaml"
          + " --facility datasets/facilities/two_suites.yaml",
      "Results:  DIR/report.html; DIR/tables: waits, utilisation, throughput, waiting_list and more"
    })
final class CapacityCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PATHWAY", description = "pathway file")
  private Path pathway = Path.of("pathway.yaml");

  @Option(
      names = "--facility",
      paramLabel = "FILE",
      required = true,
      description = "facility file: resources, steps, arrivals, scenarios")
  private Path facility = Path.of("facility.yaml");

  @Option(
      names = "--replications",
      paramLabel = "R",
      description = "replications of each scenario (default: as the facility file says, else 10)")
  private @Nullable Integer replications;

  @Option(
      names = "--half-width",
      paramLabel = "SHARE",
      description =
          "replicate until the limits of mean waits are within this share of them (at most"
              + " --replications, default then 1000)")
  private @Nullable Double halfWidth;

  @Option(
      names = "--until",
      paramLabel = "T",
      description =
          "end, in the unit of the pathway (default: as the facility file says, else until the last"
              + " patient has gone)")
  private @Nullable Double until;

  @Option(
      names = "--warmup",
      paramLabel = "none|auto|T",
      description =
          "time before which nothing counts; auto finds it by test (default: as the facility file"
              + " says, else none)")
  private @Nullable String warmup;

  @Option(names = "--seed", paramLabel = "N", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed = SimulateRequest.SEED;

  @Option(
      names = "--log",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "100",
      description =
          "write the sessions and events of the first N patients of the first replication (N left"
              + " out: 100)")
  private int log;

  @Option(
      names = "--explain",
      paramLabel = "PATIENT",
      description = "tell the calendar of a patient, counted from 0 in the order of arrival")
  private @Nullable Long explained;

  @Option(
      names = "--search",
      description = "look for the cheapest plan that meets the targets of the facility file")
  private boolean search;

  @Option(
      names = "--spark",
      description = "run replications as tasks of Spark: the same bytes, for very many")
  private boolean spark;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "results folder (default: reliefspan-out/ and the facility's name)")
  private @Nullable Path out;

  @Override
  public Integer call() {
    CapacityReport report = engine.reliefspan().capacity(request());
    if (explained != null) {
      CourseText.print(report.results().content().courses(), Console.out(spec));
    }
    CapacityText.print(report, Console.out(spec));
    return ExitCode.DONE;
  }

  private CapacityRequest request() {
    try {
      return new CapacityRequest(pathway, facility, folder(), run(), seed, besides());
    } catch (IllegalArgumentException problem) {
      if (spec == null) {
        throw problem;
      }
      throw new ParameterException(spec.commandLine(), "--" + problem.getMessage());
    }
  }

  private CapacityRequest.Run run() {
    return new CapacityRequest.Run(
        replications == null ? OptionalInt.empty() : OptionalInt.of(replications),
        halfWidth == null ? OptionalDouble.empty() : OptionalDouble.of(halfWidth),
        until == null ? OptionalDouble.empty() : OptionalDouble.of(until),
        Optional.ofNullable(warmup).map(CapacityCommand::warmup));
  }

  private static Warmup warmup(String words) {
    return switch (words.toLowerCase(Locale.ROOT)) {
      case "none" -> Warmup.NONE;
      case "auto" -> Warmup.AUTO;
      default -> Warmup.until(time(words));
    };
  }

  private static double time(String words) {
    try {
      return Double.parseDouble(words);
    } catch (NumberFormatException problem) {
      throw new IllegalArgumentException(
          "warmup (%s) must be none, auto or a time. Maybe auto?".formatted(words), problem);
    }
  }

  private CapacityRequest.Besides besides() {
    return new CapacityRequest.Besides(
        log, explained == null ? OptionalLong.empty() : OptionalLong.of(explained), search, spark);
  }

  private Path folder() {
    return out != null
        ? out
        : Path.of(
            "reliefspan-out",
            PathwayFile.read(pathway)
                .spec()
                .flatMap(read -> FacilityFile.read(facility, read).spec())
                .map(FacilitySpec::name)
                .orElse("facility"));
  }
}
