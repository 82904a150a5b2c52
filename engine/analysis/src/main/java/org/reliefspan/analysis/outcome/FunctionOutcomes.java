package org.reliefspan.analysis.outcome;

import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.episode.Exclusion;

/**
 * Scores before and after, for the episodes that have both. The follow-up is the score nearest the
 * centre of the horizon's window (the earlier of two equally near). Composite strategy: when a
 * repeat procedure or surgery came first, the follow-up is the baseline carried forward; the score
 * as observed is kept beside it where there is one.
 */
public final class FunctionOutcomes {
  private final IntColumn episode = new IntColumn();
  private final DoubleColumn before = new DoubleColumn();
  private final DoubleColumn after = new DoubleColumn();
  private final DoubleColumn observed = new DoubleColumn();
  private final IntColumn carriedForward = new IntColumn();
  private int analysed;
  private int withBaseline;

  private FunctionOutcomes() {}

  /** Reads every analysed episode of the question's family. */
  public static FunctionOutcomes of(EpisodeTable table, FunctionQuestion question) {
    FunctionOutcomes outcomes = new FunctionOutcomes();
    for (int row = 0; row < table.size(); row++) {
      if (table.rule(row) == question.rule() && table.exclusion(row) == Exclusion.NONE) {
        outcomes.read(table, row, question);
      }
    }
    return outcomes;
  }

  private void read(EpisodeTable table, int row, FunctionQuestion question) {
    analysed++;
    double baseline = table.baseline(row, question.score());
    if (Double.isNaN(baseline)) {
      return;
    }
    withBaseline++;
    int score = nearestScore(table, row, question);
    int until = score < 0 ? question.horizon().centreDay() : table.scoreDay(row, score);
    boolean carried = Math.min(table.repeat(row), table.surgery(row)) <= until;
    if (score < 0 && !carried) {
      return;
    }
    double followUp = score < 0 ? Double.NaN : table.scoreValue(score);
    episode.add(row);
    before.add(baseline);
    after.add(carried ? baseline : followUp);
    observed.add(followUp);
    carriedForward.add(carried ? 1 : 0);
  }

  private static int nearestScore(EpisodeTable table, int row, FunctionQuestion question) {
    int nearest = -1;
    int least = Integer.MAX_VALUE;
    for (int score = table.firstScore(row); score < table.endScore(row); score++) {
      int day = table.scoreDay(row, score);
      if (day > question.horizon().lastDay() || day > table.endOfObservation(row)) {
        break;
      }
      int distance = Math.abs(day - question.horizon().centreDay());
      boolean fits =
          question.horizon().contains(day) && table.scoreMeasure(score) == question.score();
      boolean sameDay = nearest >= 0 && day == table.scoreDay(row, nearest);
      if (fits && (distance < least || sameDay)) { // the last score of a day counts
        nearest = score;
        least = distance;
      }
    }
    return nearest;
  }

  /** Number of episodes with baseline and follow-up. */
  public int size() {
    return episode.size();
  }

  /** Episodes of the family in the cohort, with or without scores. */
  public int analysed() {
    return analysed;
  }

  /** Episodes with a baseline, with or without a follow-up. */
  public int withBaseline() {
    return withBaseline;
  }

  /** The table's row. */
  public int episode(int row) {
    return episode.get(row);
  }

  public double before(int row) {
    return before.get(row);
  }

  /** Follow-up under the composite strategy. */
  public double after(int row) {
    return after.get(row);
  }

  /** Follow-up as observed, NaN when no score was taken. */
  public double observed(int row) {
    return observed.get(row);
  }

  /** Whether a repeat or surgery came before the follow-up. */
  public boolean carried(int row) {
    return carriedForward.get(row) == 1;
  }
}
