package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.Optional;
import org.reliefspan.simulation.clinic.ClinicSpec;

/**
 * Which synthetic clinic to write.
 *
 * @param patients number of patients
 * @param scenario {@code default} or {@code clean}
 * @param out folder that gets {@code visits/} and {@code truth/}
 * @param truth file for the true values; {@code OUT/truth/estimands.csv} when empty
 */
public record SynthRequest(
    int patients, String scenario, long seed, Path out, Optional<Path> truth) {
  public SynthRequest {
    if (patients < 1) {
      throw new IllegalArgumentException(
          "patients (%d) must be at least 1. Maybe 5000?".formatted(patients));
    }
    if (!ClinicSpec.scenarios().contains(scenario)) {
      throw new IllegalArgumentException(
          "scenario (%s) must be one of %s.".formatted(scenario, ClinicSpec.scenarios()));
    }
    if (truth.map(file -> clashes(file, out)).orElse(false)) {
      throw new IllegalArgumentException(
          "truth (%s) must not be the folder of the clinic or lie among its visits. Maybe leave it out?"
              .formatted(truth.get()));
    }
  }

  private static boolean clashes(Path truth, Path out) {
    Path file = truth.toAbsolutePath().normalize();
    Path clinic = out.toAbsolutePath().normalize();
    return file.equals(clinic) || file.startsWith(clinic.resolve("visits"));
  }

  /** The demo clinic: 5,000 patients, all features. */
  public static SynthRequest demo(Path out) {
    return new SynthRequest(5000, "default", ClinicSpec.DEFAULT_SEED, out, Optional.empty());
  }
}
