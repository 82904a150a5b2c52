package org.reliefspan.numerics.survival;

import java.util.function.IntPredicate;

/**
 * Influence of each row's weight on a curve of the form m(t) = sum over t_j <= t of S(t_j-) k_j c_j
 * / n_j, where c_j counts some events, S is the product limit of terminal events, and k_j is a
 * given factor.
 *
 * <p>With h_j the share of terminal events, a row that is at risk at t_j adds
 *
 * <pre>
 * S(t_j-) k_j (dC_j - c_j / n_j) / n_j - (m(t) - m(t_j)) (dD_j - h_j) / (n_j (1 - h_j))
 * </pre>
 *
 * to its influence U(t), dC_j and dD_j being 1 if the row has a counted or terminal event at t_j.
 * So U(t) = e - m(t) b - r (E(t) - m(t) B(t)), where e and b change only when the row enters or
 * ends, r is 1 while it is at risk, and E, B are the same for all rows. One sweep over the rows
 * serves all times.
 */
final class Influence {
  private final EventTable table;
  private final double[] value; // m just after each event time
  private final double[] gain; // S(t_j-) k_j / n_j
  private final double[] terminal; // 1 / (n_j (1 - h_j)); 0 where nobody is left
  private final double[] sharedGain; // E
  private final double[] sharedTerminal; // B
  private final IntPredicate counted;
  private final IntPredicate ending;

  /**
   * The influence on one curve.
   *
   * @param factor k_j, one for each event time
   * @param counted the status codes that count
   * @param ending the status codes that are terminal
   */
  Influence(EventTable table, double[] factor, IntPredicate counted, IntPredicate ending) {
    int rows = table.rows();
    this.table = table;
    this.counted = counted;
    this.ending = ending;
    this.value = new double[rows];
    this.gain = new double[rows];
    this.terminal = new double[rows];
    this.sharedGain = new double[rows];
    this.sharedTerminal = new double[rows];
    double survival = 1;
    double sum = 0;
    double eventSum = 0;
    double terminalSum = 0;
    for (int row = 0; row < rows; row++) {
      double risk = table.atRisk[row];
      double count = sum(row, counted);
      double ends = sum(row, ending);
      double left = risk - ends;
      boolean empty = left <= 1e-12 * risk;
      gain[row] = survival * factor[row] / risk;
      sum += gain[row] * count;
      value[row] = sum;
      terminal[row] = empty || ends == 0 ? 0 : 1 / left;
      eventSum += gain[row] * count / risk + sum * terminal[row] * ends / risk;
      terminalSum += terminal[row] * ends / risk;
      sharedGain[row] = eventSum;
      sharedTerminal[row] = terminalSum;
      survival *= empty ? 0 : left / risk;
    }
  }

  private double sum(int row, IntPredicate causes) {
    double sum = 0;
    for (int cause = 1; cause <= table.causes(); cause++) {
      sum += causes.test(cause) ? table.events[cause - 1][row] : 0;
    }
    return sum;
  }

  /** The curve just after each event time. */
  double[] value() {
    return value.clone();
  }

  /** Sum over clusters of the squared weighted influence on m, after each event time. */
  double[] squares(SurvivalData data) {
    return swept(
        data, (sums, row) -> sums.ofCurve(value[row], sharedGain[row], sharedTerminal[row]));
  }

  /** The same for the logarithm of the survival of terminal events. */
  double[] squaresOfLogSurvival(SurvivalData data) {
    return swept(data, (sums, row) -> sums.ofLogSurvival(sharedTerminal[row]));
  }

  /** Influence on m at a time of each single row, its weight left out. */
  double[] each(SurvivalData data, double at) {
    double[] influence = new double[data.size()];
    int until = table.rowAt(at);
    if (until < 0) {
      return influence;
    }
    double end = value[until];
    for (int i = 0; i < influence.length; i++) {
      int last = Math.min(until, table.rowAt(data.time(i)));
      int before = data.hasLateEntry() ? Math.min(until, table.rowAt(data.entry(i))) : -1;
      double jump = data.time(i) <= at ? eventPart(data.status(i), last, end) : 0;
      influence[i] = jump - (shared(last, end) - shared(before, end));
    }
    return influence;
  }

  private double eventPart(int status, int row, double end) {
    if (row < 0) {
      return 0;
    }
    double part = status > 0 && counted.test(status) ? gain[row] : 0;
    return part - (status > 0 && ending.test(status) ? (end - value[row]) * terminal[row] : 0);
  }

  private double shared(int row, double end) {
    return row < 0 ? 0 : sharedGain[row] - end * sharedTerminal[row];
  }

  private interface Reading {
    double of(InfluenceSums sums, int row);
  }

  private double[] swept(SurvivalData data, Reading reading) {
    int n = data.size();
    int[] ends = RadixOrder.rising(columnOfTimes(data));
    int[] entries = data.hasLateEntry() ? RadixOrder.rising(columnOfEntries(data)) : new int[0];
    InfluenceSums sums = new InfluenceSums(data.clusters());
    for (int i = 0; i < n && entries.length == 0; i++) {
      sums.enter(data.cluster(i), data.weight(i), 0, 0);
    }
    double[] squares = new double[table.rows()];
    int entered = 0;
    int ended = 0;
    for (int row = 0; row < squares.length; row++) {
      double now = table.time[row];
      double gainBefore = row == 0 ? 0 : sharedGain[row - 1];
      double terminalBefore = row == 0 ? 0 : sharedTerminal[row - 1];
      for (; entered < entries.length && data.entry(entries[entered]) < now; entered++) {
        int i = entries[entered];
        sums.enter(data.cluster(i), data.weight(i), gainBefore, terminalBefore);
      }
      for (; ended < n && data.time(ends[ended]) < now; ended++) {
        int i = ends[ended];
        sums.leave(data.cluster(i), data.weight(i), gainBefore, terminalBefore, 0, 0);
      }
      for (; ended < n && data.time(ends[ended]) == now; ended++) {
        leaveAt(row, data, ends[ended], sums);
      }
      squares[row] = Math.max(0, reading.of(sums, row));
    }
    return squares;
  }

  private void leaveAt(int row, SurvivalData data, int i, InfluenceSums sums) {
    int status = data.status(i);
    boolean counts = status > 0 && counted.test(status);
    boolean terminates = status > 0 && ending.test(status);
    double jump = (counts ? gain[row] : 0) + (terminates ? value[row] * terminal[row] : 0);
    sums.leave(
        data.cluster(i),
        data.weight(i),
        sharedGain[row],
        sharedTerminal[row],
        jump,
        terminates ? terminal[row] : 0);
  }

  private static double[] columnOfTimes(SurvivalData data) {
    double[] column = new double[data.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = data.time(i);
    }
    return column;
  }

  private static double[] columnOfEntries(SurvivalData data) {
    double[] column = new double[data.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = data.entry(i);
    }
    return column;
  }
}
