package org.reliefspan.simulation.facility;

import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/** Groups that arrive at once, one patient after the other. */
final class GroupedArrivals implements ArrivalTimes {
  private static final Purpose SIZE = Purpose.of("together");

  private final ArrivalTimes groups;
  private final ArrivalSpec.Together written;
  private final Philox luck;
  private int count;
  private int left;
  private long now;

  /**
   * Groups.
   *
   * @param groups when they arrive
   * @param written sizes with their shares
   * @param luck of the stream
   */
  GroupedArrivals(ArrivalTimes groups, ArrivalSpec.Together written, Philox luck) {
    this.groups = groups;
    this.written = written;
    this.luck = luck;
  }

  @Override
  public long next() {
    if (left == 0) {
      now = groups.next();
      left = size(luck.uniform(0, SIZE, count++));
    }
    left--;
    return now;
  }

  private int size(double uniform) {
    double below = 0;
    int last = written.sizes().size() - 1;
    for (int i = 0; i < last; i++) {
      below += written.shares().get(i);
      if (uniform < below) {
        return written.sizes().get(i);
      }
    }
    return written.sizes().get(last);
  }
}
