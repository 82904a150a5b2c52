package org.reliefspan.analysis.outcome;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.episode.Exclusion;
import org.reliefspan.analysis.episode.ObservationEnd;

/**
 * Scores of one measure over time, for every analysed episode of a family with a baseline, until a
 * repeat procedure or surgery, the end of observation or the last day asked for. Of scores on one
 * day the last counts. Rows are episodes in the order of the table; patients are numbered from 0.
 */
public final class FollowUps {
  private final EpisodeTable table;
  private final int measure;
  private final int lastDayAsked;
  private final IntColumn episode = new IntColumn();
  private final IntColumn cluster = new IntColumn();
  private final IntColumn until = new IntColumn();
  private final IntColumn leaving = new IntColumn();
  private final IntColumn firstScore = new IntColumn();
  private final IntColumn day = new IntColumn();
  private final DoubleColumn value = new DoubleColumn();
  private final IntColumn scheduled = new IntColumn();
  private int[] rowOfEpisode = {};
  private int clusters;

  private FollowUps(EpisodeTable table, int measure, int lastDayAsked) {
    this.table = table;
    this.measure = measure;
    this.lastDayAsked = lastDayAsked;
  }

  /**
   * Reads the follow-up of a family.
   *
   * @param measure position in the plan's scores
   * @param lastDayAsked last day after the index that matters
   * @param takesPart which episodes may take part at all
   */
  public static FollowUps of(
      EpisodeTable table, int rule, int measure, int lastDayAsked, IntPredicate takesPart) {
    FollowUps followUps = new FollowUps(table, measure, lastDayAsked);
    followUps.rowOfEpisode = new int[table.size()];
    Arrays.fill(followUps.rowOfEpisode, -1);
    long last = 0;
    for (int row = 0; row < table.size(); row++) {
      boolean analysed = table.rule(row) == rule && table.exclusion(row) == Exclusion.NONE;
      if (analysed && !Double.isNaN(table.baseline(row, measure)) && takesPart.test(row)) {
        boolean samePatient = followUps.clusters > 0 && table.subject(row) == last;
        followUps.clusters += samePatient ? 0 : 1;
        last = table.subject(row);
        followUps.read(row);
      }
    }
    followUps.firstScore.add(followUps.day.size());
    return followUps;
  }

  private void read(int row) {
    rowOfEpisode[row] = episode.size();
    episode.add(row);
    cluster.add(clusters - 1);
    int end = table.endOfObservation(row);
    int treated = Math.min(table.repeat(row), table.surgery(row));
    int stop = Math.min(end, lastDayAsked);
    Leaving why = end >= lastDayAsked ? Leaving.BY_DESIGN : Leaving.of(table.observationEnd(row));
    if (treated <= stop) {
      stop = treated;
      why = Leaving.FURTHER_TREATMENT;
    }
    until.add(stop);
    leaving.add(why.number());
    readScores(row, why == Leaving.FURTHER_TREATMENT ? stop - 1 : stop);
  }

  private void readScores(int row, int lastDay) {
    firstScore.add(day.size());
    for (int score = table.firstScore(row); score < table.endScore(row); score++) {
      int at = table.scoreDay(row, score);
      if (at > lastDay) {
        break;
      }
      if (table.scoreMeasure(score) != measure) {
        continue;
      }
      boolean again = day.size() > firstScore.get(episode.size() - 1) && lastAdded() == at;
      if (again) {
        value.set(value.size() - 1, table.scoreValue(score));
      } else {
        day.add(at);
        value.add(table.scoreValue(score));
        scheduled.add(table.scoreScheduled(score) ? 1 : 0);
      }
    }
  }

  private int lastAdded() {
    return day.get(day.size() - 1);
  }

  /** Number of episodes. */
  public int size() {
    return episode.size();
  }

  /** Number of patients. */
  public int patients() {
    return clusters;
  }

  /** The table's row. */
  public int episode(int row) {
    return episode.get(row);
  }

  /** The row of an episode of the table, or -1. */
  public int rowOf(int episodeOfTable) {
    return rowOfEpisode[episodeOfTable];
  }

  /** Number of the patient. */
  public int patient(int row) {
    return cluster.get(row);
  }

  /** Numbers of the patients of all rows. */
  public int[] patientNumbers() {
    int[] numbers = new int[size()];
    Arrays.setAll(numbers, cluster::get);
    return numbers;
  }

  public double baseline(int row) {
    return table.baseline(episode.get(row), measure);
  }

  /** Last day of follow-up, at least 0. */
  public int until(int row) {
    return until.get(row);
  }

  /** Why follow-up ends on its last day. */
  public Leaving leaving(int row) {
    return Leaving.ofNumber(leaving.get(row));
  }

  /** First position of the row's scores. */
  public int firstScore(int row) {
    return firstScore.get(row);
  }

  /** Position after the row's last score. */
  public int endScore(int row) {
    return firstScore.get(row + 1);
  }

  /** Number of scores of all rows. */
  public int scores() {
    return day.size();
  }

  /** Day of a score, from 1. */
  public int day(int score) {
    return day.get(score);
  }

  public double value(int score) {
    return value.get(score);
  }

  /** Whether the score was taken at an attended scheduled visit. */
  public boolean isScheduled(int score) {
    return scheduled.get(score) == 1;
  }

  /** Whether the end of observation is on record, death included. */
  public boolean endIsKnown(int row) {
    return table.observationEnd(episode.get(row)) != ObservationEnd.LAST_EVENT;
  }
}
