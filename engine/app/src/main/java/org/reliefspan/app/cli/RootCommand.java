package org.reliefspan.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reliefspan}. */
@Command(
    name = "reliefspan",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = {
      "How long does relief last after a procedure, and what does it do to function?",
      ""
    },
    footer = {
      "",
      "Begin with:  reliefspan demo",
      "Exit codes:  0 done, 1 findings or data refused, 2 usage, 3 internal error"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      SynthCommand.class,
      IngestCommand.class,
      CheckCommand.class,
      RunCommand.class,
      ReliefCommand.class,
      FitCommand.class,
      SimulateCommand.class,
      CapacityCommand.class,
      CalibrateCommand.class,
      LearnCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      ReproduceCommand.class
    })
final class RootCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "A command is needed. Maybe begin with: reliefspan demo");
    }
  }
}
