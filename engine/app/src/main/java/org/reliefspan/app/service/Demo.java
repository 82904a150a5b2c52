package org.reliefspan.app.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.reliefspan.simulation.clinic.ClinicSpec;

/** The demo: a synthetic clinic and the study that goes with it. */
final class Demo {
  private static final String STUDY = "demo-study.yaml";

  private final Reliefspan reliefspan;

  Demo(Reliefspan reliefspan) {
    this.reliefspan = reliefspan;
  }

  /** Writes {@code OUT/clinic} and {@code OUT/study.yaml}, and the results beside them. */
  RunReport run(Path out, Optional<Long> seed) {
    Path clinic = out.resolve("clinic");
    reliefspan.synth(SynthRequest.demo(clinic, seed.orElse(ClinicSpec.DEFAULT_SEED)));
    Path study = out.resolve("study.yaml");
    copy(study);
    OptionalLong studySeed = seed.map(OptionalLong::of).orElse(OptionalLong.empty());
    return reliefspan.run(new RunRequest(study, out, Optional.empty(), studySeed, StudyPart.ALL));
  }

  private static void copy(Path target) {
    try (InputStream stream = Demo.class.getResourceAsStream(STUDY)) {
      if (stream == null) {
        throw new IllegalStateException(STUDY + " is missing from the build");
      }
      Files.write(target, stream.readAllBytes());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
