package org.reliefspan.numerics.survival;

import java.util.List;
import org.reliefspan.numerics.accumulate.DailyEventCounts;

/** Risk sets of counts by day. */
final class CountedRiskSets implements RiskSets {
  private final List<DailyEventCounts> counts;
  private final int days;
  private final int causes;

  CountedRiskSets(List<DailyEventCounts> counts) {
    if (counts.isEmpty()) {
      throw new IllegalArgumentException("groups (0) must hold at least one");
    }
    this.counts = List.copyOf(counts);
    int largestHorizon = 0;
    int largestCause = 1;
    for (DailyEventCounts group : counts) {
      largestHorizon = Math.max(largestHorizon, group.horizonDays());
      largestCause = Math.max(largestCause, group.causes());
    }
    this.days = largestHorizon + 1;
    this.causes = largestCause;
  }

  @Override
  public int groups() {
    return counts.size();
  }

  @Override
  public int causes() {
    return causes;
  }

  @Override
  public double lastTime(int group) {
    DailyEventCounts one = counts.get(group);
    for (int day = one.horizonDays(); day > 0; day--) {
      if (one.events(day) + one.ends(day, 0) > 0) {
        return day;
      }
    }
    return 0;
  }

  @Override
  public void sweep(Visitor visitor) {
    int groups = counts.size();
    long[][] risk = new long[groups][];
    for (int group = 0; group < groups; group++) {
      risk[group] = counts.get(group).atRisk();
    }
    double[] atRisk = new double[groups];
    double[] events = new double[groups * causes];
    for (int day = 0; day < days; day++) {
      if (fill(day, risk, atRisk, events)) {
        visitor.visit(day, atRisk, events);
      }
    }
  }

  private boolean fill(int day, long[][] risk, double[] atRisk, double[] events) {
    boolean any = false;
    for (int group = 0; group < atRisk.length; group++) {
      DailyEventCounts one = counts.get(group);
      boolean covered = day <= one.horizonDays();
      atRisk[group] = covered ? risk[group][day] : 0;
      for (int cause = 1; cause <= causes; cause++) {
        long ends = covered && cause <= one.causes() ? one.ends(day, cause) : 0;
        events[group * causes + cause - 1] = ends;
        any |= ends > 0;
      }
    }
    return any;
  }
}
