package org.reliefspan.numerics.weighting;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Rows by the end of their time at risk and by its begin, latest first. */
final class RiskOrder {
  final int[] byStopFalling;
  final int[] byStartFalling;

  private RiskOrder(int[] byStopFalling, int[] byStartFalling) {
    this.byStopFalling = byStopFalling;
    this.byStartFalling = byStartFalling;
  }

  static RiskOrder of(VisitRows rows) {
    return new RiskOrder(falling(rows.stop()), falling(rows.start()));
  }

  private static int[] falling(double[] time) {
    return IntStream.range(0, time.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> -time[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
