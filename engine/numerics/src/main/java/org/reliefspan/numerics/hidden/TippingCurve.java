package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * The median duration of responders under assumed ratios of the visit rate after loss to that in
 * relief: 1 takes visits not to depend on relief. Immutable.
 *
 * @param points in order of the ratio
 */
public record TippingCurve(List<Point> points) {

  /** Copies the points. */
  public TippingCurve {
    points = List.copyOf(points);
  }

  /**
   * One assumption.
   *
   * @param ratio rate after loss over rate in relief
   * @param median empty where the data do not determine it under the ratio
   * @param logLikelihood at the estimate, negative infinity where there is none
   */
  public record Point(double ratio, Optional<DerivedEstimate> median, double logLikelihood) {}

  /** The curve over given ratios, beside a fit without an assumed one. */
  public static TippingCurve of(HiddenReliefEstimate estimate, double... ratios) {
    List<Point> points = new ArrayList<>();
    for (double ratio : ratios) {
      points.add(point(estimate, ratio));
    }
    return new TippingCurve(points);
  }

  private static Point point(HiddenReliefEstimate free, double ratio) {
    try {
      HiddenReliefEstimate estimate =
          HiddenReliefEstimator.fitNear(free, free.model().withRateRatio(ratio));
      return new Point(
          ratio, estimate.quantities().responderQuantile(0.5), estimate.logLikelihood());
    } catch (NotEstimableException undetermined) {
      return new Point(ratio, Optional.empty(), Double.NEGATIVE_INFINITY);
    }
  }
}
