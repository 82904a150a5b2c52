package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;

/**
 * One curve with its name in the legend.
 *
 * @param shape whether the curve stays level between its points
 */
public record CurveSeries(String name, Curve curve, Shape shape) {
  private static final int MOST_POINTS = 180;

  /** How points are joined. */
  public enum Shape {
    STEP,
    SMOOTH
  }

  double lastDay() {
    List<CurvePoint> points = curve.points();
    return points.isEmpty() ? 0 : points.get(points.size() - 1).day();
  }

  /** Patients at risk at the last point up to the day; none when the curve has ended. */
  String atRisk(double day) {
    if (day > lastDay()) {
      return "";
    }
    String found = "";
    for (CurvePoint point : curve.points()) {
      if (point.day() <= day || found.isEmpty()) {
        found = Long.toString(point.atRisk());
      }
    }
    return found;
  }

  /** The points drawn: all, or evenly thinned with the last one kept. */
  List<CurvePoint> drawn() {
    List<CurvePoint> points = curve.points();
    if (points.size() <= MOST_POINTS) {
      return points;
    }
    List<CurvePoint> thinned = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      thinned.add(points.get((int) Math.round(i * (points.size() - 1.0) / (MOST_POINTS - 1))));
    }
    return thinned;
  }
}
