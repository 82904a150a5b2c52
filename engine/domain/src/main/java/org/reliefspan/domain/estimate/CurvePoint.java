package org.reliefspan.domain.estimate;

import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/**
 * One point of a curve.
 *
 * @param day days since the index procedure
 * @param value probability or mean on that day
 * @param limits pointwise limits, where there are any
 * @param band limits that hold all points of the curve at once, where there are any
 * @param atRisk patients who still inform the curve on that day
 */
public record CurvePoint(
    double day, double value, Optional<Interval> limits, Optional<Interval> band, long atRisk) {

  /** A point without simultaneous limits. */
  public CurvePoint(double day, double value, Optional<Interval> limits, long atRisk) {
    this(day, value, limits, Optional.empty(), atRisk);
  }
}
