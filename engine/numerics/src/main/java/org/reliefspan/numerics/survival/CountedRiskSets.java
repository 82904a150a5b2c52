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
    RiskSet set = new RiskSet(groups, causes);
    for (int day = 0; day < days; day++) {
      fill(day, risk, set);
      if (set.touchedGroups() > 0) {
        visitor.visit(day, set);
        set.clearEvents();
      }
    }
  }

  private void fill(int day, long[][] risk, RiskSet set) {
    long total = 0;
    for (int group = 0; group < set.groups; group++) {
      DailyEventCounts one = counts.get(group);
      boolean covered = day <= one.horizonDays();
      long atRisk = covered ? risk[group][day] : 0;
      set.atRisk[group] = (double) atRisk;
      total += atRisk;
      for (int cause = 1; covered && cause <= one.causes(); cause++) {
        long ends = one.ends(day, cause);
        if (ends > 0) {
          set.addEvents(group, cause, (double) ends);
        }
      }
    }
    set.setTotal((double) total);
  }
}
