package org.reliefspan.numerics.survival;

import java.util.function.IntPredicate;

/**
 * Values of sums of S(t_j-) k_j c_j / n_j when one row after the other is left out.
 *
 * <p>A row left out changes d_j / n_j to (d_j - own event) / (n_j - 1) while it is at risk and
 * nothing afterwards. Rows at risk from the start share the changed steps up to their end, and the
 * steps after it; both are summed once, so all rows together need one pass over rows and times.
 */
final class LeaveOneOut {
  private final EventTable table;
  private final double[] factor;
  private final int until;
  private final IntPredicate counted;
  private final double[] changedSurvival; // with one row fewer at risk throughout
  private final double[] changedSum;
  private final double[] rest; // sum after a row of the table, its survival being 1

  LeaveOneOut(EventTable table, double[] factor, double at, IntPredicate counted) {
    int rows = table.rows();
    this.table = table;
    this.factor = factor;
    this.until = table.rowAt(at);
    this.counted = counted;
    this.changedSurvival = new double[rows + 1]; // [row + 1]: just after the row
    this.changedSum = new double[rows + 1];
    this.rest = new double[rows + 1];
    changedSurvival[0] = 1;
    for (int row = 0; row <= until; row++) {
      changedSum[row + 1] = changedSum[row] + changedSurvival[row] * share(row, 0, 1);
      changedSurvival[row + 1] = changedSurvival[row] * stay(row, 0, 1);
    }
    for (int row = until; row >= 0; row--) {
      rest[row] = share(row, 0, 0) + stay(row, 0, 0) * rest[row + 1];
    }
  }

  /** The sum without one row of the data. */
  double without(SurvivalData data, int i) {
    return data.hasLateEntry() ? stepByStep(data, i) : shared(data.time(i), data.status(i));
  }

  private double shared(double time, int status) {
    int last = table.rowAt(time);
    boolean ownEvent = status > 0 && last <= until;
    int unchanged = Math.min(last, until) + 1; // first row of the table that stays as it is
    int before = ownEvent ? unchanged - 1 : unchanged;
    double sum = changedSum[before];
    double survival = changedSurvival[before];
    if (ownEvent) {
      sum += survival * share(before, counted.test(status) ? 1 : 0, 1);
      survival *= stay(before, 1, 1);
    }
    return sum + survival * rest[unchanged];
  }

  private double stepByStep(SurvivalData data, int i) {
    double sum = 0;
    double survival = 1;
    for (int row = 0; row <= until; row++) {
      double now = table.time[row];
      int inside = data.entry(i) < now && now <= data.time(i) ? 1 : 0;
      boolean own = now == data.time(i) && data.status(i) > 0;
      sum += survival * share(row, own && counted.test(data.status(i)) ? 1 : 0, inside);
      survival *= stay(row, own ? 1 : 0, inside);
    }
    return sum;
  }

  private double share(int row, int ownEvents, int ownAtRisk) {
    double risk = table.atRisk[row] - ownAtRisk;
    double count = -ownEvents;
    for (int cause = 1; cause <= table.causes(); cause++) {
      count += counted.test(cause) ? table.events[cause - 1][row] : 0;
    }
    return risk > 0 ? factor[row] * count / risk : 0;
  }

  private double stay(int row, int ownEvents, int ownAtRisk) {
    double risk = table.atRisk[row] - ownAtRisk;
    return risk > 0 ? 1 - (table.eventsAt(row) - ownEvents) / risk : 1;
  }
}
