package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Rows from visit to visit: each runs from one visit of a subject to its next, the last to the end
 * of its observation, with the covariates known at its start.
 *
 * <p>The row before a subject's first visit has all covariates 0. A visit at the start of
 * observation opens a row but is no event; of visits at one time the last counts; visits outside
 * observation are left out.
 */
public final class VisitSpells {
  private int size;
  private final int[] source; // visit whose covariates hold, or -1
  private final int[] subject;
  private final double[] start;
  private final double[] stop;
  private final int[] status;

  private VisitSpells(int capacity) {
    this.source = new int[capacity];
    this.subject = new int[capacity];
    this.start = new double[capacity];
    this.stop = new double[capacity];
    this.status = new int[capacity];
  }

  /**
   * Rows of visits in any order.
   *
   * @param subject subject of each visit, dense from 0
   * @param time time of each visit, finite
   * @param entry start of observation of each subject
   * @param end end of observation of each subject
   */
  public static VisitSpells of(int[] subject, double[] time, double[] entry, double[] end) {
    if (subject.length != time.length || entry.length != end.length) {
      throw new IllegalArgumentException(
          "subject (%d) and time (%d), entry (%d) and end (%d) must be equally long"
              .formatted(subject.length, time.length, entry.length, end.length));
    }
    ByTime visits = ByTime.of(subject, entry.length);
    VisitSpells spells = new VisitSpells(time.length + entry.length);
    for (int s = 0; s < entry.length; s++) {
      int[] own = new int[visits.from(s + 1) - visits.from(s)];
      for (int i = 0; i < own.length; i++) {
        own[i] = visits.position(visits.from(s) + i);
      }
      spells.addSubject(s, sorted(own, time), time, entry[s], end[s]);
    }
    return spells;
  }

  private static int[] sorted(int[] visits, double[] time) {
    return Arrays.stream(visits)
        .boxed()
        .sorted((one, other) -> Double.compare(time[one], time[other]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void addSubject(int s, int[] visits, double[] time, double entry, double end) {
    int known = -1;
    double from = entry;
    for (int visit : visits) {
      if (time[visit] > end || time[visit] < entry) {
        continue;
      }
      if (time[visit] > from) {
        add(s, known, from, time[visit], 1);
      }
      known = visit;
      from = time[visit];
    }
    if (end > from) {
      add(s, known, from, end, 0);
    }
  }

  private void add(int s, int known, double from, double to, int event) {
    subject[size] = s;
    source[size] = known;
    start[size] = from;
    stop[size] = to;
    status[size] = event;
    size++;
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /**
   * Rows for a Cox model, clustered by subject.
   *
   * @param design covariates as known after each visit, row-major [visit][column]
   */
  public HazardData data(double[] design, int columns) {
    if (size == 0) {
      throw new NotEstimableException(
          "No subject is observed for any time. Maybe the end of observation lies before its"
              + " start, or two columns are exchanged.");
    }
    double[] lagged = new double[size * columns];
    for (int row = 0; row < size; row++) {
      if (source[row] >= 0) {
        System.arraycopy(design, source[row] * columns, lagged, row * columns, columns);
      }
    }
    return HazardData.ofIntervals(
            lagged,
            columns,
            Arrays.copyOf(start, size),
            Arrays.copyOf(stop, size),
            Arrays.copyOf(status, size))
        .withClusters(clusters());
  }

  /** Subjects that have rows, numbered from 0: rows of a subject stand together. */
  private int[] clusters() {
    int[] cluster = new int[size];
    for (int row = 1; row < size; row++) {
      cluster[row] = cluster[row - 1] + (subject[row] == subject[row - 1] ? 0 : 1);
    }
    return cluster;
  }
}
