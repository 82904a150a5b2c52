package org.reliefspan.app.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.reliefspan.report.json.Manifest;

/** Tells the results of a simulation from those of a study. */
final class StoredSimulation {
  private StoredSimulation() {}

  /** The simulation whose results lie in a folder; empty for anything else. */
  static Optional<SimulateRequest> in(Path folder) {
    try {
      Manifest manifest = Manifest.read(folder.resolve("manifest.json"));
      return SimulateLine.parse(manifest.provenance().command(), folder);
    } catch (IOException | IllegalArgumentException noResults) {
      return Optional.empty();
    }
  }
}
