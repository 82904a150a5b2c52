package org.reliefspan.numerics.survival;

import java.util.List;
import org.reliefspan.numerics.accumulate.DailyEventCounts;

/** Who is at risk and who has an event, by group, at each time with an event of any group. */
interface RiskSets {
  /** Number of groups. */
  int groups();

  /** Number of causes. */
  int causes();

  /** Last end in a group; 0 for a group without rows. */
  double lastTime(int group);

  /** Shows each event time once, times rising. */
  void sweep(Visitor visitor);

  /** Receives the risk sets one after the other. */
  interface Visitor {
    /** One event time; the risk set is not to be kept or changed. */
    void visit(double time, RiskSet set);
  }

  /** Risk sets of rows. */
  static RiskSets of(SurvivalData data, int[] group, int groups) {
    return new SortedRiskSets(data, group, groups);
  }

  /** Risk sets of rows in one group. */
  static RiskSets of(SurvivalData data) {
    return new SortedRiskSets(data, new int[data.size()], 1);
  }

  /** Risk sets of counts by day, one accumulator for each group. */
  static RiskSets of(List<DailyEventCounts> groups) {
    return new CountedRiskSets(groups);
  }
}
