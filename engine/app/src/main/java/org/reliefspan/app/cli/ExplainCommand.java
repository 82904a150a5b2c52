package org.reliefspan.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.Reliefspan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reliefspan explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Tell the course of one simulated patient through all strategies, or the calendar of one in"
            + " a facility.",
    footer = {"", "Example:  reliefspan explain reliefspan-out/rfa_renewal --patient 17"})
final class ExplainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "results folder of simulate or capacity")
  private Path folder = Path.of(".");

  @Option(
      names = "--patient",
      paramLabel = "N",
      required = true,
      description = "number of the patient, counted from 0; in a facility in the order of arrival")
  private long patient;

  @Override
  public Integer call() {
    if (patient < 0 && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--patient (%d) must be 0 or more: patients count from 0.".formatted(patient));
    }
    CourseText.print(Reliefspan.standard().explain(folder, patient), Console.out(spec));
    return ExitCode.DONE;
  }
}
