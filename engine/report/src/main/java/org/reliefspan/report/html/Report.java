package org.reliefspan.report.html;

import java.util.Map;
import java.util.TreeMap;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.provenance.Provenance;

/**
 * The report of one study.
 *
 * @param html one self-contained page
 * @param figures SVG by name
 */
public record Report(String html, Map<String, String> figures) {
  public Report {
    figures = new TreeMap<>(figures);
  }

  /** Renders published results; equal results give equal bytes. */
  public static Report of(Publishable<StudyResults> published, Provenance provenance) {
    return new Report(
        "<!doctype html><title>%s %s</title>"
            .formatted(published.content().study(), provenance.engineVersion()),
        Map.of());
  }
}
