package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.Reliefspan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Render the stored results of a folder again, without data.",
    footer = {"", "Example:  reliefspan report reliefspan-out/demo"})
final class ReportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "results folder")
  private Path folder = Path.of(".");

  @Override
  public Integer call() {
    Reliefspan.standard().report(folder);
    PrintWriter out = Console.out(spec);
    out.println("Report: " + folder.resolve("report.html"));
    out.flush();
    return ExitCode.DONE;
  }
}
