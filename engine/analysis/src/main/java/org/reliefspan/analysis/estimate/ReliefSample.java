package org.reliefspan.analysis.estimate;

import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.outcome.ReliefKind;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.numerics.interval.RelievedContributions;

/**
 * The episodes of a stratum with a baseline, as the arrays that estimators take; index by row.
 * Patients are numbered 0, 1, ... in the order of the table.
 */
final class ReliefSample {
  /** Left end of an interval that holds the point zero: relief may never have begun. */
  private static final double WITH_ZERO = -1;

  final ReliefOutcomes outcomes;
  final int[] episode;
  final int[] cluster;
  final long[] subject;
  final byte[] kind;

  /** Duration of relief, zero for never-responders. */
  final double[] durationLeft;

  final double[] durationRight;
  final double[] onsetLeft;
  final double[] onsetRight;
  final double[] ones;
  final int seen;
  final int notAssessed;

  private ReliefSample(ReliefOutcomes outcomes, IntColumn rows) {
    int size = rows.size();
    this.outcomes = outcomes;
    episode = new int[size];
    cluster = new int[size];
    kind = new byte[size];
    durationLeft = new double[size];
    durationRight = new double[size];
    onsetLeft = new double[size];
    onsetRight = new double[size];
    ones = new double[size];
    int patients = 0;
    int inRelief = 0;
    int unassessed = 0;
    for (int row = 0; row < size; row++) {
      episode[row] = rows.get(row);
      boolean samePatient = row > 0 && subjectOf(episode[row]) == subjectOf(episode[row - 1]);
      patients += samePatient ? 0 : 1;
      cluster[row] = patients - 1;
      ones[row] = 1;
      fill(row);
      inRelief += kind[row] == RelievedContributions.SEEN_IN_RELIEF ? 1 : 0;
      unassessed += kind[row] == RelievedContributions.NOT_ASSESSED ? 1 : 0;
    }
    seen = inRelief;
    notAssessed = unassessed;
    subject = new long[patients];
    for (int row = 0; row < size; row++) {
      subject[cluster[row]] = subjectOf(episode[row]);
    }
  }

  /** Members with a baseline. */
  static ReliefSample of(ReliefOutcomes outcomes, IntColumn members) {
    IntColumn rows = new IntColumn();
    for (int i = 0; i < members.size(); i++) {
      if (outcomes.kind(members.get(i)) != ReliefKind.NO_BASELINE) {
        rows.add(members.get(i));
      }
    }
    return new ReliefSample(outcomes, rows);
  }

  /** The rows in relief at the first assessment after the onset window. */
  ReliefSample observedResponders() {
    IntColumn rows = new IntColumn();
    for (int row = 0; row < size(); row++) {
      if (outcomes.reliefAtFirstAssessment(episode[row])) {
        rows.add(episode[row]);
      }
    }
    return new ReliefSample(outcomes, rows);
  }

  private long subjectOf(int member) {
    return outcomes.table().subject(member);
  }

  private void fill(int row) {
    int member = episode[row];
    onsetLeft[row] = outcomes.onsetLeft(member);
    onsetRight[row] = outcomes.onsetRight(member);
    switch (outcomes.durationKind(member)) {
      case SEEN_IN_RELIEF ->
          set(row, RelievedContributions.SEEN_IN_RELIEF, outcomes.durationLeft(member));
      case NOT_IN_RELIEF_AT_FIRST ->
          set(row, RelievedContributions.NOT_IN_RELIEF_AT_FIRST, WITH_ZERO);
      case NOT_ASSESSED, NO_BASELINE -> set(row, RelievedContributions.NOT_ASSESSED, WITH_ZERO);
    }
    durationRight[row] = outcomes.durationRight(member);
  }

  private void set(int row, byte rowKind, double left) {
    kind[row] = rowKind;
    durationLeft[row] = left;
  }

  /** Number of episodes. */
  int size() {
    return episode.length;
  }

  int patients() {
    return subject.length;
  }

  /** What the mixture model takes. */
  RelievedContributions contributions() {
    double[] left = durationLeft.clone();
    for (int row = 0; row < left.length; row++) {
      left[row] = Math.max(0, left[row]);
    }
    return RelievedContributions.of(kind, left, durationRight, ones, cluster);
  }
}
