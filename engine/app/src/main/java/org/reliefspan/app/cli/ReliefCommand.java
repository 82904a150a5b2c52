package org.reliefspan.app.cli;

import org.reliefspan.app.service.StudyPart;
import picocli.CommandLine.Command;

/** {@code reliefspan relief}. */
@Command(
    name = "relief",
    mixinStandardHelpOptions = true,
    description = "Run only the relief questions of a study.",
    footer = {"", "Example:  reliefspan relief study.yaml --out results"})
final class ReliefCommand extends StudyCommand {
  ReliefCommand() {
    super(StudyPart.RELIEF);
  }
}
