package org.reliefspan.report.chart;

import java.util.List;
import org.reliefspan.domain.estimate.CurvePoint;

/** Means by day with their limits, and the name in the legend. */
public record MeanSeries(String name, List<CurvePoint> points) {
  public MeanSeries {
    points = List.copyOf(points);
  }
}
