package org.reliefspan.app.cli;

import org.reliefspan.app.service.StudyPart;
import picocli.CommandLine.Command;

/** {@code reliefspan run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run everything a study names, then write the report.",
    footer = {"", "Example:  reliefspan run datasets/nhs-proms-knee/study.yaml"})
final class RunCommand extends StudyCommand {
  RunCommand() {
    super(StudyPart.ALL);
  }
}
