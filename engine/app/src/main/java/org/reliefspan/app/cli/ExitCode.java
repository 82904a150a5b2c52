package org.reliefspan.app.cli;

/** What the process tells its caller. */
final class ExitCode {
  static final int DONE = 0;

  /** Findings, or data refused. */
  static final int FINDINGS = 1;

  static final int USAGE = 2;
  static final int INTERNAL = 3;

  private ExitCode() {}
}
