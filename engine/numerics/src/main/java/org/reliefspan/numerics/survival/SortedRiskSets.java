package org.reliefspan.numerics.survival;

/**
 * Risk sets of sorted rows. Weights still to come are summed from the last time backwards, so that
 * the weight at risk is as exact late as early, and is exactly 0 when nobody is left.
 */
final class SortedRiskSets implements RiskSets {
  private final int groups;
  private final int causes;
  private final int bits;
  private final double[] time; // rising
  private final int[] code; // [position], group << bits | status
  private final double[] after; // [position], weight of the group's rows at later positions
  private final double[] entry; // rising; empty without late entry
  private final int[] entryGroup;
  private final double[] entryAfter; // weight of the group's rows entering at later positions
  private final double[] weight; // [position]; empty: all 1
  private final double[] total; // [group]
  private final double[] lastTime;

  SortedRiskSets(SurvivalData data, int[] group, int groups) {
    Rows.requireLength("group", group.length, data.size());
    Rows.requireGroups("group", group, groups);
    this.groups = groups;
    this.causes = data.causes();
    this.bits = SortedColumns.statusBits(causes);
    SortedColumns ends = SortedColumns.byEnd(data, group, groups);
    this.time = ends.value();
    this.code = ends.code();
    this.weight = ends.weight();
    this.after = ends.after();
    this.total = ends.total();
    this.lastTime = new double[groups];
    for (int i = 0; i < time.length; i++) {
      lastTime[code[i] >> bits] = time[i];
    }
    SortedColumns entries =
        data.hasLateEntry() ? SortedColumns.byEntry(data, group, groups) : SortedColumns.NONE;
    this.entry = entries.value();
    this.entryGroup = entries.code();
    this.entryAfter = entries.after();
  }

  @Override
  public int groups() {
    return groups;
  }

  @Override
  public int causes() {
    return causes;
  }

  @Override
  public double lastTime(int group) {
    return lastTime[group];
  }

  @Override
  public void sweep(Visitor visitor) {
    Moving state = new Moving();
    int n = time.length;
    int position = 0;
    while (position < n) {
      double now = time[position];
      int end = position + 1;
      while (end < n && time[end] == now) {
        end++;
      }
      if (state.collect(position, end)) {
        state.enterBefore(now);
        state.settle();
        visitor.visit(now, state.set);
        state.set.clearEvents();
      }
      state.leave(position, end);
      position = end;
    }
  }

  /** The running state of one sweep. */
  private final class Moving {
    private final RiskSet set = new RiskSet(groups, causes);
    private final double[] toLeave = total.clone();
    private final double[] toEnter = entry.length == 0 ? new double[groups] : total.clone();
    private final int[] inside = new int[groups];
    private int entered;

    /** Adds the events of equal times; false when there is none. */
    private boolean collect(int from, int to) {
      for (int i = from; i < to; i++) {
        int status = code[i] & ((1 << bits) - 1);
        double mass = weight.length == 0 ? 1 : weight[i];
        if (status > 0 && mass > 0) {
          set.addEvents(code[i] >> bits, status, mass);
        }
      }
      return set.touchedGroups() > 0;
    }

    private void enterBefore(double now) {
      while (entered < entry.length && entry[entered] < now) {
        int group = entryGroup[entered];
        toEnter[group] = entryAfter[entered];
        inside[group]++;
        entered++;
      }
    }

    private void leave(int from, int to) {
      for (int i = from; i < to; i++) {
        int group = code[i] >> bits;
        toLeave[group] = weight.length == 0 ? toLeave[group] - 1 : after[i];
        inside[group]--;
      }
    }

    private void settle() {
      double total = 0;
      for (int group = 0; group < groups; group++) {
        boolean empty = entry.length > 0 && inside[group] == 0;
        set.atRisk[group] = empty ? 0 : Math.max(0, toLeave[group] - toEnter[group]);
        total += set.atRisk[group];
      }
      set.setTotal(total);
    }
  }
}
