package org.reliefspan.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.FindingsException;
import org.reliefspan.app.service.Reliefspan;
import org.reliefspan.domain.study.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "List everything that is wrong with a study, mapping, pathway or facility file or a store.",
    footer = {"", "Example:  reliefspan check study.yaml"})
final class CheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "study, mapping, pathway or facility file, or store")
  private Path file = Path.of("study.yaml");

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "draw the pathway that the file describes")
  private @Nullable Path picture;

  @Override
  public Integer call() {
    Reliefspan reliefspan = Reliefspan.standard();
    List<Finding> findings = reliefspan.check(file);
    PrintWriter out = Console.out(spec);
    findings.forEach(finding -> out.println(finding));
    out.println(
        findings.isEmpty()
            ? file + ": nothing to complain about"
            : file + ": " + findings.size() + (findings.size() == 1 ? " finding" : " findings"));
    reliefspan.describe(file).forEach(line -> out.println("  " + line));
    reliefspan.cautions(file).forEach(caution -> out.println(caution));
    if (picture != null && findings.isEmpty()) {
      draw(reliefspan, picture, out);
    }
    out.flush();
    return findings.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private void draw(Reliefspan reliefspan, Path target, PrintWriter out) {
    String svg =
        reliefspan
            .picture(file)
            .orElseThrow(
                () ->
                    new FindingsException(
                        List.of(
                            new Finding(
                                file.toString(),
                                0,
                                "",
                                "is no pathway, so there is nothing to draw."
                                    + " Maybe leave --picture out?"))));
    try {
      Files.writeString(target, svg);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    out.println("Picture: " + target);
  }
}
