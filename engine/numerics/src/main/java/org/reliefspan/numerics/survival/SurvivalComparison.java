package org.reliefspan.numerics.survival;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.accumulate.DailyEventCounts;

/**
 * The Kaplan-Meier curve of each group with the log-rank test between them, in one sweep.
 *
 * <p>Formula, domain, edge cases, source and agreement as {@link KaplanMeier} and {@link LogRank}.
 * Whole days are counted, other times sorted; both ways give the same numbers.
 */
public final class SurvivalComparison {
  private static final int LARGEST_DAY = 1 << 16;

  private final List<KaplanMeier> curves;
  private final LogRank test;

  private SurvivalComparison(RiskSets sets) {
    EventTable.Builder[] builders = EventTable.builders(sets);
    LogRankSums sums = new LogRankSums(sets.groups(), 0);
    sets.sweep(
        (time, set) -> {
          EventTable.addTo(builders, time, set);
          sums.visit(time, set);
        });
    sums.endStratum();
    List<KaplanMeier> built = new ArrayList<>();
    for (EventTable table : EventTable.built(builders, sets)) {
      built.add(KaplanMeier.of(table));
    }
    this.curves = List.copyOf(built);
    this.test = LogRank.of(sums);
  }

  /**
   * Compares groups of rows followed from the start.
   *
   * @param time finite, not negative
   * @param status 0 censored, positive for an event
   * @param group 0 to groups - 1
   */
  public static SurvivalComparison of(double[] time, int[] status, int[] group, int groups) {
    Rows.requireLength("group", group.length, time.length);
    Rows.requireGroups("group", group, groups);
    int largest = largestDay(time);
    return largest < 0 || largest > Math.max(1024, time.length / 4)
        ? sorted(SurvivalData.of(time, status), group, groups)
        : counted(time, status, group, groups, largest);
  }

  /** Compares groups of rows, perhaps with late entry or weights. */
  public static SurvivalComparison of(SurvivalData data, int[] group, int groups) {
    return data.hasLateEntry() || data.hasWeights()
        ? sorted(data, group, groups)
        : of(data.times(), data.statuses(), group, groups);
  }

  static SurvivalComparison sorted(SurvivalData data, int[] group, int groups) {
    return new SurvivalComparison(RiskSets.of(data, group, groups));
  }

  /** Compares counts by day, one accumulator for each group. */
  public static SurvivalComparison of(List<DailyEventCounts> groups) {
    return new SurvivalComparison(RiskSets.of(groups));
  }

  private static SurvivalComparison counted(
      double[] time, int[] status, int[] group, int groups, int horizon) {
    Rows.requireLength("status", status.length, time.length);
    int causes = 1;
    for (int cause : status) {
      causes = Math.max(causes, cause);
    }
    List<DailyEventCounts> counts = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      counts.add(DailyEventCounts.withHorizon(horizon, causes));
    }
    DailyEventCounts[] byGroup = counts.toArray(new DailyEventCounts[0]);
    for (int i = 0; i < time.length; i++) {
      byGroup[group[i]].add((int) time[i], status[i]);
    }
    return of(counts);
  }

  /** The largest time if all are whole days not above the limit, otherwise -1. */
  private static int largestDay(double[] time) {
    int largest = 0;
    for (double value : time) {
      int day = (int) value;
      if (day != value || day < 0 || day > LARGEST_DAY) {
        return -1;
      }
      largest = Math.max(largest, day);
    }
    return largest;
  }

  /** Number of groups. */
  public int groups() {
    return curves.size();
  }

  /** The curve of a group. */
  public KaplanMeier curve(int group) {
    return curves.get(group);
  }

  /** The log-rank test of all groups. */
  public LogRank logRank() {
    return test;
  }
}
