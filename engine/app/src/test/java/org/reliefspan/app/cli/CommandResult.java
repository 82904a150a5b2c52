package org.reliefspan.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;

/** What a command said, and the exit code it gave. */
record CommandResult(int exit, String out, String err) {

  /** Runs a command in this process. */
  static CommandResult of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    int exit = line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    line.getOut().flush();
    return new CommandResult(exit, out.toString(), err.toString());
  }

  /** Runs a study without progress on two threads. */
  static CommandResult ofRun(Path study, Path out) {
    return of("run", study, "--out", out, "--threads", 2, "--quiet");
  }
}
