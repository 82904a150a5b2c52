package org.reliefspan.app.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.reliefspan.report.json.Manifest;

/** Tells the results of a simulation or of a facility from those of a study. */
final class StoredSimulation {
  private StoredSimulation() {}

  /** The simulation whose results lie in a folder; empty for anything else. */
  static Optional<SimulateRequest> in(Path folder) {
    return command(folder).flatMap(line -> SimulateLine.parse(line, folder));
  }

  /** The run of a facility whose results lie in a folder; empty for anything else. */
  static Optional<CapacityRequest> capacityIn(Path folder) {
    return command(folder).flatMap(line -> CapacityLine.parse(line, folder));
  }

  private static Optional<String> command(Path folder) {
    try {
      return Optional.of(Manifest.read(folder.resolve("manifest.json")).provenance().command());
    } catch (IOException | IllegalArgumentException noResults) {
      return Optional.empty();
    }
  }
}
