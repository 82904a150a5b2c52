package org.reliefspan.app.service;

import java.nio.file.Path;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.provenance.Provenance;

/** What a run left behind: the published results, and the folder that holds them. */
public record RunReport(Path folder, Publishable<StudyResults> results, Provenance provenance) {
  static final String STORE = "store";

  /** The report to open. */
  public Path report() {
    return folder.resolve("report.html");
  }
}
