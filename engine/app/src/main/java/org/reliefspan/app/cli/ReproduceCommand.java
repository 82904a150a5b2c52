package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.ReproduceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan reproduce}. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description =
        "Run again from the manifest of a results folder and compare tables and estimates byte for"
            + " byte.",
    footer = {"", "Example:  reliefspan reproduce reliefspan-out/demo"})
final class ReproduceCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "results folder")
  private Path folder = Path.of(".");

  @Override
  public Integer call() {
    ReproduceReport report = engine.reliefspan().reproduce(folder);
    PrintWriter out = Console.out(spec);
    report.same().forEach(table -> out.println("same       " + table));
    report.different().forEach(table -> out.println("different  " + table));
    report.changedInputs().forEach(input -> out.println("input changed since: " + input));
    out.println(report.succeeded() ? "Reproduced byte for byte." : "Not reproduced: files differ.");
    out.flush();
    return report.succeeded() ? ExitCode.DONE : ExitCode.FINDINGS;
  }
}
