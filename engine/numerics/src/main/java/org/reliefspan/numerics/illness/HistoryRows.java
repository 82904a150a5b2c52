package org.reliefspan.numerics.illness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.RefusedRowException;

/** Turns rows in any order into one history for each subject. */
final class HistoryRows {
  private final IllnessHistories.Builder rows;

  /** Rows by subject, then time, then state. */
  private final int[] order;

  /** First place in the order of each subject, with one more entry at the end. */
  private final int[] first;

  HistoryRows(IllnessHistories.Builder rows) {
    this.rows = rows;
    IntStream.range(0, rows.subject.length).forEach(this::checkRow);
    this.order = sorted();
    this.first =
        IntStream.rangeClosed(0, order.length)
            .filter(at -> at == 0 || at == order.length || !sameSubject(at - 1, at))
            .toArray();
    for (int i = 0; i < count(); i++) {
      checkSubject(i);
    }
  }

  private int[] sorted() {
    Comparator<Integer> bySubject = Comparator.comparingInt(row -> rows.subject[row]);
    return IntStream.range(0, rows.subject.length)
        .boxed()
        .sorted(
            bySubject
                .thenComparingDouble(row -> rows.time[row])
                .thenComparingInt(row -> rows.state[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private boolean sameSubject(int at, int next) {
    return rows.subject[order[at]] == rows.subject[order[next]];
  }

  private void checkRow(int row) {
    require(
        rows.time[row] >= 0 && rows.time[row] < Double.POSITIVE_INFINITY,
        row,
        "time must be finite and not negative");
    require(rows.state[row] >= 0, row, "state must not be negative");
    require(
        rows.weight[row] >= 0 && rows.weight[row] < Double.POSITIVE_INFINITY,
        row,
        "weight must be finite and not negative");
    require(rows.cluster[row] >= 0, row, "cluster must not be negative");
    require(
        rows.entry[row] >= 0 && rows.entry[row] <= rows.time[row],
        row,
        "entry must not be negative or after the row's time");
    boolean endAfter = rows.end.length == 0 || rows.end[row] >= rows.time[row];
    require(endAfter, row, "end of observation must not be before the row's time");
    for (int column = 0; column < rows.columns; column++) {
      require(
          Double.isFinite(rows.design[row * rows.columns + column]), row, "design must be finite");
    }
  }

  private void checkSubject(int subject) {
    for (int at = first[subject]; at < first[subject + 1]; at++) {
      int row = order[at];
      require(
          alike(row, order[first[subject]]),
          row,
          "covariates, weight, cluster, entry and end must be the same in all rows of a subject");
      boolean late = rows.state[row] == 0 || rows.time[row] > rows.entry[row];
      require(
          late, row, "a subject must be in relief at its entry; loss and end states come later");
      if (at > first[subject]) {
        checkStep(order[at - 1], row);
      }
    }
  }

  private boolean alike(int row, int other) {
    int from = row * rows.columns;
    int otherFrom = other * rows.columns;
    return Arrays.equals(
            rows.design,
            from,
            from + rows.columns,
            rows.design,
            otherFrom,
            otherFrom + rows.columns)
        && rows.weight[row] == rows.weight[other]
        && rows.cluster[row] == rows.cluster[other]
        && rows.entry[row] == rows.entry[other]
        && (rows.end.length == 0 || rows.end[row] == rows.end[other]);
  }

  private void checkStep(int before, int row) {
    require(rows.state[before] < 2, row, "a row must not follow an end state");
    boolean atOnce = rows.time[before] == rows.time[row] && rows.state[row] == 1;
    require(
        !atOnce || rows.state[before] == 1,
        row,
        "a subject must not be in relief and lost at one time");
    if (rows.state[before] == 1 && rows.state[row] == 0) {
      throw new NotEstimableException(
          "The visits show moves that the transitions do not allow: 2-1. Maybe relief that returns"
              + " needs a panel model.");
    }
  }

  private static void require(boolean holds, int row, String sentence) {
    if (!holds) {
      throw new RefusedRowException("In {row}, %s.".formatted(sentence), row);
    }
  }

  int count() {
    return first.length - 1;
  }

  int columns() {
    return rows.columns;
  }

  private double[] each(IntToDoubleFunction value) {
    return IntStream.range(0, count()).mapToDouble(value).toArray();
  }

  private int firstRow(int subject) {
    return order[first[subject]];
  }

  private int lastRow(int subject) {
    return order[first[subject + 1] - 1];
  }

  double[] entry() {
    return each(subject -> rows.entry[firstRow(subject)]);
  }

  double[] weight() {
    return each(subject -> rows.weight[firstRow(subject)]);
  }

  double[] lastRelief() {
    return each(
        subject ->
            IntStream.range(first[subject], first[subject + 1])
                .filter(at -> rows.state[order[at]] == 0)
                .mapToDouble(at -> rows.time[order[at]])
                .max()
                .orElse(rows.entry[firstRow(subject)]));
  }

  double[] firstLost() {
    return each(
        subject ->
            IntStream.range(first[subject], first[subject + 1])
                .filter(at -> rows.state[order[at]] == 1)
                .mapToDouble(at -> rows.time[order[at]])
                .min()
                .orElse(Double.NaN));
  }

  double[] end() {
    return each(
        subject -> {
          int last = lastRow(subject);
          boolean ended = rows.state[last] >= 2 || rows.end.length == 0;
          return ended ? rows.time[last] : rows.end[last];
        });
  }

  int[] cause() {
    return IntStream.range(0, count())
        .map(subject -> rows.state[lastRow(subject)])
        .map(state -> state >= 2 ? state : IllnessHistories.CENSORED)
        .toArray();
  }

  int[] cluster() {
    return IntStream.range(0, count()).map(subject -> rows.cluster[firstRow(subject)]).toArray();
  }

  double[] design() {
    double[] design = new double[count() * rows.columns];
    for (int subject = 0; subject < count(); subject++) {
      System.arraycopy(
          rows.design,
          firstRow(subject) * rows.columns,
          design,
          subject * rows.columns,
          rows.columns);
    }
    return design;
  }

  boolean seenTwice() {
    return IntStream.range(0, count()).anyMatch(subject -> timesAfterEntry(subject) > 1);
  }

  private int timesAfterEntry(int subject) {
    double before = rows.entry[firstRow(subject)];
    int times = 0;
    for (int at = first[subject]; at < first[subject + 1]; at++) {
      times += rows.time[order[at]] > before ? 1 : 0;
      before = rows.time[order[at]];
    }
    int last = lastRow(subject);
    boolean beyond = rows.end.length > 0 && rows.state[last] < 2 && rows.end[last] > before;
    return times + (beyond ? 1 : 0);
  }
}
