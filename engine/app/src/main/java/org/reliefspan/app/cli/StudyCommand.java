package org.reliefspan.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reliefspan.app.service.RunRequest;
import org.reliefspan.app.service.StudyPart;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that run a study share. */
abstract class StudyCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "STUDY", description = "study file")
  private Path study = Path.of("study.yaml");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "results folder (default: reliefspan-out/ and the study's name)")
  private @Nullable Path out;

  @Option(names = "--store", paramLabel = "DIR", description = "event store (default: OUT/store)")
  private @Nullable Path store;

  @Option(names = "--seed", paramLabel = "N", description = "replaces the study's seed")
  private @Nullable Long seed;

  private final StudyPart part;

  StudyCommand(StudyPart part) {
    this.part = part;
  }

  @Override
  public Integer call() {
    Path folder = out == null ? Path.of("reliefspan-out", StudyName.of(study)) : out;
    RunRequest request =
        new RunRequest(
            study,
            folder,
            Optional.ofNullable(store),
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
            part);
    Answers.print(engine.reliefspan().run(request), Console.out(spec));
    return ExitCode.DONE;
  }
}
