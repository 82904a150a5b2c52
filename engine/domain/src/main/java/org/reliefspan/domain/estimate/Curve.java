package org.reliefspan.domain.estimate;

import java.util.List;

/**
 * One curve of {@code tables/curves.csv}, points by ascending day.
 *
 * @param name {@code duration_survival}, {@code in_relief}, {@code cumulative_incidence:CAUSE} or
 *     {@code function_mean:MEASURE}
 */
public record Curve(ReliefKey key, String name, List<CurvePoint> points) {
  public Curve {
    points = List.copyOf(points);
  }
}
