package org.reliefspan.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reliefspan demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Make the demo clinic, run its study and print the answers.",
    footer = {"", "Example:  reliefspan demo"})
final class DemoCommand implements Callable<Integer> {
  @Mixin private final EngineFlags engine = new EngineFlags();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "results folder (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("reliefspan-out", "demo");

  @Option(names = "--seed", paramLabel = "N", description = "seed of the clinic and its study")
  private @Nullable Long seed;

  @Override
  public Integer call() {
    Answers.print(engine.reliefspan().demo(out, Optional.ofNullable(seed)), Console.out(spec));
    return ExitCode.DONE;
  }
}
