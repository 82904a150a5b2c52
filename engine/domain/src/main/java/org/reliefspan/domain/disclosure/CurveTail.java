package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;

/**
 * Cuts a curve where too few remain at risk, and lets the published number at risk change only in
 * steps of at least the threshold, so that nobody counts the few who leave between two days. Means
 * by horizon are left out one by one.
 */
final class CurveTail {
  /** Curves whose points are about different people, so that later ones may have more. */
  private static final String MEANS = "function_mean:";

  private CurveTail() {}

  static Curve cut(Curve curve, DisclosurePolicy policy) {
    List<CurvePoint> points = new ArrayList<>();
    for (CurvePoint point : curve.points()) {
      if (point.atRisk() < policy.threshold()) {
        if (curve.name().startsWith(MEANS)) {
          continue;
        }
        break;
      }
      long before = points.isEmpty() ? 0 : points.get(points.size() - 1).atRisk();
      long shown = policy.protects(Math.abs(before - point.atRisk())) ? before : point.atRisk();
      points.add(new CurvePoint(point.day(), point.value(), point.limits(), point.band(), shown));
    }
    return new Curve(curve.key(), curve.name(), points);
  }
}
