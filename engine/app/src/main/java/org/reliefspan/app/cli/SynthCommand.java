package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.SynthReport;
import org.reliefspan.app.service.SynthRequest;
import org.reliefspan.simulation.clinic.ClinicSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reliefspan synth}. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    description = "Write a synthetic clinic as visit tables, with the truth beside them.",
    footer = {"", "Example:  reliefspan synth --patients 1000 --scenario clean --out clinic"})
final class SynthCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "number of patients (default: ${DEFAULT-VALUE})")
  private int patients = 5000;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "default or clean (default: ${DEFAULT-VALUE})")
  private String scenario = "default";

  @Option(names = "--seed", paramLabel = "N", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed = ClinicSpec.DEFAULT_SEED;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "file for the true values (default: OUT/truth/estimands.csv)")
  private @Nullable Path truth;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder that gets visits/ and truth/ (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("reliefspan-out", "clinic");

  @Override
  public Integer call() {
    SynthReport report = engine.reliefspan().synth(request());
    PrintWriter writer = Console.out(spec);
    writer.println(
        "%d patients, %d rows in %s"
            .formatted(report.patients(), report.rows(), report.folder().resolve("visits")));
    writer.println("Planted errors: " + report.defects().total() + " rows");
    writer.flush();
    return ExitCode.DONE;
  }

  private SynthRequest request() {
    try {
      return new SynthRequest(patients, scenario, seed, out, Optional.ofNullable(truth));
    } catch (IllegalArgumentException problem) {
      if (spec == null) {
        throw problem;
      }
      throw new ParameterException(spec.commandLine(), String.valueOf(problem.getMessage()));
    }
  }
}
