package org.reliefspan.app.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.report.json.Manifest;

/** What the results in a folder are of, as the command in their manifest says. */
enum ResultsKind {
  STUDY("run", "a study"),
  SIMULATION("simulate", "a simulation"),
  FACILITY("capacity", "a facility"),
  CALIBRATION("calibrate", "a calibration"),
  CLINIC("learn", "a learned clinic");

  private final String command;
  private final String words;

  ResultsKind(String command, String words) {
    this.command = command;
    this.words = words;
  }

  /** "a study". */
  String words() {
    return words;
  }

  /** What lies in a folder; empty where there are no results. */
  static Optional<ResultsKind> in(Path folder) {
    try {
      String line = Manifest.read(folder.resolve("manifest.json")).provenance().command();
      return Arrays.stream(values())
          .filter(kind -> line.startsWith(kind.command + " "))
          .findFirst();
    } catch (IOException | IllegalArgumentException noResults) {
      return Optional.empty();
    }
  }
}
