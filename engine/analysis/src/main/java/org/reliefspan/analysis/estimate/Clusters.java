package org.reliefspan.analysis.estimate;

import java.util.Optional;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.numerics.accumulate.ClusteredMean;
import org.reliefspan.numerics.limits.Limits;

/** Published forms of estimates whose variance is clustered by patient. */
final class Clusters {
  private Clusters() {}

  /** A mean with limits clustered by patient; without limits when there is one patient. */
  static Estimate mean(double[] values, int[] cluster, double level) {
    if (values.length == 0) {
      return new Estimate.NotEstimable("no episode has the scores");
    }
    var mean = ClusteredMean.of(values, cluster);
    return new Estimate.Point(
        mean.mean(), mean.limits(level).map(limits -> interval(limits, level)));
  }

  static Interval interval(Limits limits, double level) {
    return new Interval(limits.lower(), limits.upper(), level);
  }

  static Optional<Interval> interval(Optional<Limits> limits, double level) {
    return limits.map(both -> interval(both, level));
  }
}
