package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.IngestRequest;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.spark.ingest.IngestReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Take visits through the de-identification gate into an event store.",
    footer = {"", "Example:  reliefspan ingest clinic/visits --store store"})
final class IngestCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "folders of visit tables, or files")
  private List<Path> sources = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "visits (other formats arrive with their work; default: ${DEFAULT-VALUE})")
  private String format = "visits";

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "mapping file, when the tables have another shape")
  private @Nullable Path map;

  @Option(names = "--catalogue", paramLabel = "DIR", description = "catalogue files of your own")
  private @Nullable Path catalogue;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      required = true,
      description = "where the event store goes")
  private Path store = Path.of("store");

  @Override
  public Integer call() {
    if (!format.equals("visits") && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--format (%s) must be visits. Maybe describe the table with --map?".formatted(format));
    }
    IngestReport report =
        engine
            .reliefspan()
            .ingest(
                new IngestRequest(
                    sources, Optional.ofNullable(map), Optional.ofNullable(catalogue), store));
    print(report);
    return ExitCode.DONE;
  }

  private void print(IngestReport report) {
    PrintWriter out = Console.out(spec);
    report.counts().byName().forEach((name, count) -> out.println(name + ": " + count));
    for (DataQualityRow row : report.quality()) {
      out.println(
          String.format(
              Locale.ROOT,
              "  %-28s %-20s %8d rows  %s",
              row.rule(),
              row.source(),
              row.rows().orElse(0),
              row.action()));
    }
    out.println("Store: " + store);
    out.flush();
  }
}
