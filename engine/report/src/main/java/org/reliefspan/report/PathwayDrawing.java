package org.reliefspan.report;

import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.simulation.Structure;
import org.reliefspan.report.chart.PathwayPicture;

/** The picture of a pathway by itself. */
public final class PathwayDrawing {
  private PathwayDrawing() {}

  /** An SVG document. */
  public static String svg(Publishable<Structure> published) {
    Structure structure = published.content();
    return PathwayPicture.svg(
        new PathwayPicture.Content(
            structure.title(),
            structure.states().stream()
                .map(row -> new PathwayPicture.Box(row.state(), row.place()))
                .toList(),
            structure.moves().stream()
                .map(row -> new PathwayPicture.Arrow(row.from(), row.to(), row.label()))
                .toList()));
  }
}
