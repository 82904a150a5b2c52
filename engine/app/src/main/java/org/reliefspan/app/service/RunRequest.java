package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to run.
 *
 * @param study the study file
 * @param out results folder
 * @param store event store; {@code OUT/store} when empty
 * @param seed replaces the study's seed
 */
public record RunRequest(
    Path study, Path out, Optional<Path> store, OptionalLong seed, StudyPart part) {

  /** Everything the study names, with its own seed and a store inside the results folder. */
  public static RunRequest of(Path study, Path out) {
    return new RunRequest(study, out, Optional.empty(), OptionalLong.empty(), StudyPart.ALL);
  }

  Path storeFolder() {
    return store.orElse(out.resolve(RunReport.STORE));
  }
}
