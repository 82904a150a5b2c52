package org.reliefspan.numerics.panel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.reliefspan.numerics.model.RefusedRowException;

/** Turns sorted rows into patterns, paths, cells and stretches. Not thread-safe. */
final class VisitTables {
  final Growing.Doubles patternDesign = new Growing.Doubles();
  final Growing.Longs patternPeriod = new Growing.Longs();
  final Growing.Longs pathStart = new Growing.Longs();
  final Growing.Longs piecePattern = new Growing.Longs();
  final Growing.Doubles pieceTime = new Growing.Doubles();
  final Growing.Longs pieceMask = new Growing.Longs();
  final Growing.Longs cellFrom = new Growing.Longs();
  final Growing.Longs cellTo = new Growing.Longs();
  final Growing.Longs cellMask = new Growing.Longs();
  final Growing.Doubles stretchWeight = new Growing.Doubles();
  final Growing.Longs stretchCluster = new Growing.Longs();
  final Growing.Doubles stretchTime = new Growing.Doubles();
  final Growing.Longs stretchPattern = new Growing.Longs();
  private final Growing.Longs cellPath = new Growing.Longs();
  private final Growing.Longs cellSighting = new Growing.Longs();
  private final Growing.Doubles cellWeight = new Growing.Doubles();
  private final Growing.Longs stretchCell = new Growing.Longs();
  private final Growing.Longs open = new Growing.Longs(); // pattern, time, mask of each open piece
  private final Numbering patterns = new Numbering();
  private final Numbering paths = new Numbering();
  private final Numbering cells = new Numbering();
  private final PanelVisits.Builder rows;

  VisitTables(PanelVisits.Builder rows) {
    this.rows = rows;
    check();
  }

  VisitTables fill() {
    int[] order = sortedRows();
    int start = -1; // row where the open stretch begins
    for (int at = 0; at < order.length; at++) {
      int row = order[at];
      boolean first = at == 0 || rows.subject[order[at - 1]] != rows.subject[row];
      if (first) {
        start = -1;
      }
      if (start >= 0) {
        addPieces(order[at - 1], row);
        boolean last = at + 1 == order.length || rows.subject[order[at + 1]] != rows.subject[row];
        if (isKnown(row) || last) {
          close(start, row);
        }
      }
      if (isKnown(row)) {
        start = row;
        open.clear();
      }
    }
    pathStart.add(piecePattern.size());
    return this;
  }

  private int[] sortedRows() {
    Comparator<Integer> order = Comparator.comparingInt(row -> rows.subject[row]);
    return IntStream.range(0, rows.subject.length)
        .boxed()
        .sorted(order.thenComparingDouble(row -> rows.time[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private boolean isKnown(int row) {
    return !rows.unknown.containsKey(rows.state[row]);
  }

  private long possible(int row) {
    Long mask = rows.unknown.get(rows.state[row]);
    return mask == null ? 1L << rows.state[row] : mask;
  }

  /** The time from one row to the next, split at the cut points. */
  private void addPieces(int row, int next) {
    double from = rows.time[row];
    double until = rows.time[next];
    int period = 0;
    while (period < rows.cuts.length && rows.cuts[period] <= from) {
      period++;
    }
    while (period < rows.cuts.length && rows.cuts[period] < until) {
      addPiece(row, period, rows.cuts[period] - from, -1L);
      from = rows.cuts[period++];
    }
    addPiece(row, period, until - from, possible(next));
  }

  private void addPiece(int row, int period, double length, long mask) {
    open.add(pattern(row, period));
    open.add(Double.doubleToLongBits(length + 0.0));
    open.add(mask);
  }

  private int pattern(int row, int period) {
    long[] key = new long[rows.columns + 1];
    for (int column = 0; column < rows.columns; column++) {
      key[column] = Double.doubleToLongBits(rows.design[row * rows.columns + column] + 0.0);
    }
    key[rows.columns] = period;
    int known = patterns.size();
    int number = patterns.of(key);
    if (number == known) {
      for (int column = 0; column < rows.columns; column++) {
        patternDesign.add(rows.design[row * rows.columns + column]);
      }
      patternPeriod.add(period);
    }
    return number;
  }

  private void close(int start, int end) {
    open.set(open.size() - 1, -1L); // the end of a path is told by its cells
    int path = path();
    boolean known = isKnown(end);
    long mask = possible(end);
    int to = known ? rows.state[end] : PanelVisits.FULLY_CENSORED;
    Sighting sighting = known ? rows.sighting[end] : Sighting.AT_VISIT;
    refuseBadEnd(start, end, sighting);
    int count = cells.size();
    int cell = cells.of(path, rows.state[start], to, mask, sighting.code);
    if (cell == count) {
      cellPath.add(path);
      cellFrom.add(rows.state[start]);
      cellTo.add(to);
      cellMask.add(mask);
      cellSighting.add(sighting.code);
      cellWeight.add(0);
    }
    cellWeight.increase(cell, rows.weight[start]);
    stretchCell.add(cell);
    stretchWeight.add(rows.weight[start]);
    stretchCluster.add(rows.cluster[start]);
    stretchTime.add(rows.time[end] - rows.time[start]);
    stretchPattern.add(open.at(0));
  }

  private int path() {
    int known = paths.size();
    int number = paths.of(open.toLongs());
    if (number == known) {
      pathStart.add(piecePattern.size());
      for (int at = 0; at < open.size(); at += 3) {
        piecePattern.add(open.at(at));
        pieceTime.add(Double.longBitsToDouble(open.at(at + 1)));
        pieceMask.add(open.at(at + 2));
      }
    }
    return number;
  }

  private void refuseBadEnd(int start, int end, Sighting sighting) {
    boolean atOnce = rows.time[end] == rows.time[start];
    if (atOnce && sighting == Sighting.AT_VISIT && (possible(start) & possible(end)) == 0) {
      throw new IllegalArgumentException(
          "rows %d and %d must not give one subject two states at one time. Maybe one of them is an"
                  .formatted(start, end)
              + " exact entry.");
    }
    for (int at = 2; sighting == Sighting.MOVED && at < open.size(); at += 3) {
      require(open.at(at) == -1L, "an exact move must not follow a row of unknown state", end);
    }
  }

  int[] cellsByPath() {
    return IntStream.range(0, cells.size())
        .boxed()
        .sorted(Comparator.comparingLong(cellPath::at))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  int[] cellStarts() {
    int[] starts = new int[paths.size() + 1];
    for (int cell = 0; cell < cells.size(); cell++) {
      starts[(int) cellPath.at(cell) + 1]++;
    }
    for (int path = 0; path < paths.size(); path++) {
      starts[path + 1] += starts[path];
    }
    return starts;
  }

  Sighting[] sightings(int[] order) {
    Sighting[] result = new Sighting[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = Sighting.of(cellSighting.at(order[i]));
    }
    return result;
  }

  double[] cellWeights(int[] order) {
    double[] weights = cellWeight.toDoubles();
    return Arrays.stream(order).mapToDouble(cell -> weights[cell]).toArray();
  }

  int[] stretchCells(int[] order) {
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    return Arrays.stream(stretchCell.toInts()).map(cell -> place[cell]).toArray();
  }

  private void check() {
    for (int row = 0; row < rows.subject.length; row++) {
      require(Double.isFinite(rows.time[row]), "The time in {row} must be finite.", row);
      require(
          rows.weight[row] >= 0 && rows.weight[row] < Double.POSITIVE_INFINITY,
          "The weight in {row} must be finite and not negative.",
          row);
      boolean inRange = rows.state[row] >= 0 && rows.state[row] < TransitionGraph.MAXIMUM_STATES;
      require(
          inRange || !isKnown(row),
          "The state in {row} must be one of the states, or a code of unknown.",
          row);
      require(rows.cluster[row] >= 0, "The cluster in {row} must not be negative.", row);
      for (int column = 0; column < rows.columns; column++) {
        boolean finite = Double.isFinite(rows.design[row * rows.columns + column]);
        require(finite, "The covariates in {row} must be finite.", row);
      }
    }
  }

  private static void require(boolean holds, String sentence, int row) {
    if (!holds) {
      throw new RefusedRowException(sentence, row);
    }
  }
}
