package org.reliefspan.app.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.EngineOptions;
import org.reliefspan.app.service.Reliefspan;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that may start Spark; none of them changes a result. */
final class EngineFlags {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--threads", paramLabel = "N", description = "local threads (default: all)")
  private @Nullable Integer threads;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "parts that data are split into (default: as many as threads)")
  private @Nullable Integer partitions;

  @Option(names = "--master", paramLabel = "URL", description = "Spark master (default: local[*])")
  private @Nullable String master;

  @Option(names = "--quiet", description = "print no progress")
  private boolean quiet;

  Reliefspan reliefspan() {
    requirePositive("--threads", threads);
    requirePositive("--partitions", partitions);
    if (master != null && threads != null) {
      throw usage("--threads and --master exclude each other. Maybe write --master local[N]?");
    }
    return Reliefspan.with(
        new EngineOptions(
            Optional.ofNullable(master),
            threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
            partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions),
            quiet ? words -> {} : new ConsoleProgress()));
  }

  private void requirePositive(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw usage("%s (%d) must be at least 1.".formatted(option, value));
    }
  }

  private ParameterException usage(String message) {
    CommandLine line = spec == null ? Main.commandLine() : spec.commandLine();
    return new ParameterException(line, message);
  }
}
