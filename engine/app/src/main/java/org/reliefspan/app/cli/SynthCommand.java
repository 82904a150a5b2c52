package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
  private long patients = 5000;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      completionCandidates = Scenarios.class,
      description = "one of ${COMPLETION-CANDIDATES} (default: the truth file's, else default)")
  private @Nullable String scenario;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed (default: the truth file's, else 20260901)")
  private @Nullable Long seed;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "YAML file with the true parameters that differ from the scenario's")
  private @Nullable Path truth;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv or parquet (default: ${DEFAULT-VALUE})")
  private String format = "csv";

  @Option(
      names = "--patients-per-file",
      paramLabel = "N",
      description = "a larger clinic has several files per table (default: ${DEFAULT-VALUE})")
  private int patientsPerFile = SynthRequest.PATIENTS_PER_FILE;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder that gets visits/ and truth/ (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("reliefspan-out", "clinic");

  /** The names of the scenarios. */
  static final class Scenarios implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ClinicSpec.scenarios().iterator();
    }
  }

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
      return new SynthRequest(
          patients,
          Optional.ofNullable(scenario),
          seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
          out,
          Optional.ofNullable(truth),
          new SynthRequest.Layout(layoutFormat(), patientsPerFile));
    } catch (IllegalArgumentException problem) {
      if (spec == null) {
        throw problem;
      }
      throw new ParameterException(spec.commandLine(), String.valueOf(problem.getMessage()));
    }
  }

  private SynthRequest.Format layoutFormat() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "csv" -> SynthRequest.Format.CSV;
      case "parquet" -> SynthRequest.Format.PARQUET;
      default ->
          throw new IllegalArgumentException(
              "format (%s) must be csv or parquet. Maybe csv?".formatted(format));
    };
  }
}
