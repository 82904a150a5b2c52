package org.reliefspan.analysis.outcome;

import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.study.ReliefDefinition;
import org.reliefspan.domain.study.ScoreSource;

/** The scores of one day that a question reads. */
final class DayScores {
  private final EpisodeTable table;
  private final ReliefQuestion question;
  final ReliefDefinition.Scores scores = new ReliefDefinition.Scores();

  DayScores(EpisodeTable table, ReliefQuestion question) {
    this.table = table;
    this.question = question;
  }

  /** Reads the day of a score, the last of each measure counts; returns the next position. */
  int read(int episode, int first) {
    scores.clear();
    int day = table.scoreDay(episode, first);
    int score = first;
    while (score < table.endScore(episode) && table.scoreDay(episode, score) == day) {
      if (question.scores() == ScoreSource.ALL_SCORES || table.scoreScheduled(score)) {
        take(score);
      }
      score++;
    }
    return score;
  }

  private void take(int score) {
    int measure = table.scoreMeasure(score);
    if (measure == question.painScore()) {
      scores.pain = table.scoreValue(score);
    }
    if (measure == question.functionScore()) {
      scores.function = table.scoreValue(score);
    }
  }
}
