package org.reliefspan.analysis.estimate;

import java.util.Arrays;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.numerics.weighting.VisitRows;

/**
 * Rows from score to score for the models of visiting: covariates are baseline, last score and mean
 * of the scores so far; scores at scheduled visits are one process, all others another.
 */
final class VisitDesign {
  static final int PROCESSES = 2;
  static final int SCHEDULED = 1;
  private static final int UNSCHEDULED = 2;
  private static final int COLUMNS = 3;

  private final FollowUps followUps;
  private final ScoreHistory history;
  private final int[] rowOfScore;
  private final double[] design;
  private final double[] start;
  private final double[] stop;
  private final int[] process;
  private final int[] patient;
  private int size;

  private VisitDesign(FollowUps followUps, ScoreHistory history) {
    int capacity = followUps.scores() + followUps.size();
    this.followUps = followUps;
    this.history = history;
    this.rowOfScore = new int[followUps.scores()];
    this.design = new double[capacity * COLUMNS];
    this.start = new double[capacity];
    this.stop = new double[capacity];
    this.process = new int[capacity];
    this.patient = new int[capacity];
  }

  static VisitDesign of(FollowUps followUps, ScoreHistory history) {
    VisitDesign visits = new VisitDesign(followUps, history);
    for (int row = 0; row < followUps.size(); row++) {
      visits.add(row);
    }
    return visits;
  }

  private void add(int row) {
    double last = followUps.baseline(row);
    double sum = last;
    int count = 1;
    int from = 0;
    for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
      rowOfScore[score] = size;
      int kind = followUps.isScheduled(score) ? SCHEDULED : UNSCHEDULED;
      add(row, from, followUps.day(score), kind, last, sum / count);
      from = followUps.day(score);
      last = followUps.value(score);
      sum += last;
      count++;
    }
    if (followUps.until(row) > from) {
      add(row, from, followUps.until(row), 0, last, sum / count);
    }
  }

  private void add(int row, int from, int to, int kind, double last, double mean) {
    design[size * COLUMNS] = history.scaled(followUps.baseline(row));
    design[size * COLUMNS + 1] = history.scaled(last);
    design[size * COLUMNS + 2] = history.scaled(mean);
    start[size] = from;
    stop[size] = to;
    process[size] = kind;
    patient[size] = followUps.patient(row);
    size++;
  }

  /** The rows for the models. */
  VisitRows rows() {
    return new VisitRows(
        Arrays.copyOf(design, size * COLUMNS),
        COLUMNS,
        Arrays.copyOf(start, size),
        Arrays.copyOf(stop, size),
        Arrays.copyOf(process, size),
        Arrays.copyOf(patient, size));
  }

  /** The row that ends with a score. */
  int rowOf(int score) {
    return rowOfScore[score];
  }
}
