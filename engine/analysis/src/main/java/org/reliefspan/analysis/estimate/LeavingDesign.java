package org.reliefspan.analysis.estimate;

import java.util.Arrays;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.analysis.outcome.Leaving;
import org.reliefspan.numerics.weighting.LeavingProcesses;
import org.reliefspan.numerics.weighting.PeriodRows;

/**
 * Rows by week of follow-up for the models of leaving: time, and at the begin of the week the
 * baseline, how much better and how much worse the last score was, and how many scores there were.
 */
final class LeavingDesign {
  static final int PERIOD_DAYS = 7;
  private static final int COLUMNS = 6;
  private static final int TIME_COLUMNS = 2;

  private final FollowUps followUps;
  private final ScoreHistory history;
  private final DoubleColumn design = new DoubleColumn();
  private final IntColumn reason = new IntColumn();
  private final IntColumn patient = new IntColumn();
  private final int[] first;
  private final int[] target;
  private final double[] share;

  private LeavingDesign(FollowUps followUps, ScoreHistory history) {
    this.followUps = followUps;
    this.history = history;
    this.first = new int[followUps.scores()];
    this.target = new int[followUps.scores()];
    this.share = new double[followUps.scores()];
  }

  static LeavingDesign of(FollowUps followUps, ScoreHistory history) {
    LeavingDesign leaving = new LeavingDesign(followUps, history);
    for (int row = 0; row < followUps.size(); row++) {
      leaving.add(row);
    }
    return leaving;
  }

  private void add(int row) {
    int begin = reason.size();
    int score = followUps.firstScore(row);
    double last = followUps.baseline(row);
    int periods = (followUps.until(row) + PERIOD_DAYS - 1) / PERIOD_DAYS;
    for (int period = 0; period < periods; period++) {
      while (score < followUps.endScore(row) && followUps.day(score) <= period * PERIOD_DAYS) {
        last = followUps.value(score++);
      }
      addRow(row, period, last, score - followUps.firstScore(row));
      reason.add(period == periods - 1 ? followUps.leaving(row).number() : 0);
      patient.add(followUps.patient(row));
    }
    for (int at = followUps.firstScore(row); at < followUps.endScore(row); at++) {
      int period = (followUps.day(at) - 1) / PERIOD_DAYS;
      first[at] = begin;
      target[at] = begin + period;
      share[at] = (followUps.day(at) - (double) period * PERIOD_DAYS) / PERIOD_DAYS;
    }
  }

  private void addRow(int row, int period, double last, int scores) {
    double gain = history.gain(row, last);
    design.add(1);
    design.add(Math.log1p(period));
    design.add(history.scaled(followUps.baseline(row)));
    design.add(Math.max(0, gain));
    design.add(Math.max(0, -gain));
    design.add(Math.log1p(scores));
  }

  /** Models of every reason to leave; targets are the scores. */
  LeavingProcesses everyReason() {
    return LeavingProcesses.fit(rows(reasons(false)), Leaving.reasons(), targets());
  }

  /** A model of further treatment alone, as if nobody else had left. */
  LeavingProcesses furtherTreatment() {
    return LeavingProcesses.fit(rows(reasons(true)), 1, targets());
  }

  private LeavingProcesses.Targets targets() {
    return new LeavingProcesses.Targets(target, first, share);
  }

  private int[] reasons(boolean treatmentOnly) {
    int[] reasons = new int[reason.size()];
    for (int i = 0; i < reasons.length; i++) {
      int own = reason.get(i);
      boolean treated = own == Leaving.FURTHER_TREATMENT.number();
      reasons[i] = treatmentOnly ? (treated ? 1 : 0) : own;
    }
    return reasons;
  }

  private PeriodRows rows(int[] reasons) {
    double[] columns = new double[design.size()];
    Arrays.setAll(columns, design::get);
    int[] patients = new int[patient.size()];
    Arrays.setAll(patients, patient::get);
    return new PeriodRows(columns, COLUMNS, TIME_COLUMNS, reasons, patients);
  }
}
