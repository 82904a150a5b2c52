package org.reliefspan.app.service;

import java.nio.file.Path;

/** Words for a folder that is not a complete results folder. */
final class NoResults {
  private NoResults() {}

  static FindingsException in(Path folder) {
    return FindingsException.about(
        folder, "has no manifest.json of complete results. Maybe run the study again?");
  }
}
