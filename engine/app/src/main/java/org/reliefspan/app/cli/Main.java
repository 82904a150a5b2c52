package org.reliefspan.app.cli;

import java.util.Locale;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine().execute(arguments));
  }

  /** The command line with its error handling. */
  static CommandLine commandLine() {
    return new CommandLine(new RootCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new ErrorHandler())
        .setParameterExceptionHandler(new UsageErrorHandler());
  }
}
