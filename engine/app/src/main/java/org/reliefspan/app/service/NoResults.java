package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.List;
import org.reliefspan.domain.study.Finding;

/** Words for a folder that is not a complete results folder. */
final class NoResults {
  private NoResults() {}

  static FindingsException in(Path folder) {
    return new FindingsException(
        List.of(
            new Finding(
                folder.toString(),
                0,
                "",
                "has no manifest.json of complete results. Maybe run the study again?")));
  }
}
