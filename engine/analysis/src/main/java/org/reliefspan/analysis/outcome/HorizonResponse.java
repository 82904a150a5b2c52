package org.reliefspan.analysis.outcome;

import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.ReliefState;

/**
 * Response at a horizon: in relief at the assessment nearest the centre of the window. An
 * intercurrent event by the centre is failure, but for the hypothetical strategy, where it only
 * ends what is known. Without an assessment the episode is not evaluable. Scores in the blackout
 * are not used.
 */
public final class HorizonResponse {
  private final EpisodeTable table;
  private final ReliefQuestion question;
  private final Horizon horizon;
  private final DayScores day;

  public HorizonResponse(EpisodeTable table, ReliefQuestion question, Horizon horizon) {
    this.table = table;
    this.question = question;
    this.horizon = horizon;
    this.day = new DayScores(table, question);
  }

  /** State of an episode that has a baseline. */
  public ReliefState of(int episode, double painBaseline, double functionBaseline) {
    int event = table.firstIntercurrentEvent(episode);
    boolean eventFails = question.strategy() != IntercurrentStrategy.HYPOTHETICAL;
    if (eventFails && event <= horizon.centreDay()) {
      return ReliefState.NOT_IN_RELIEF;
    }
    int blackout = table.plan().rules().get(table.rule(episode)).blackoutDays();
    int nearest = Integer.MAX_VALUE;
    ReliefState state = ReliefState.NOT_ASSESSED;
    int score = table.firstScore(episode);
    while (score < table.endScore(episode)) {
      int at = table.scoreDay(episode, score);
      if (at > horizon.lastDay() || at >= event || at > table.endOfObservation(episode)) {
        break;
      }
      score = day.read(episode, score);
      int distance = Math.abs(at - horizon.centreDay());
      if (horizon.contains(at) && at > blackout && distance < nearest) {
        ReliefState now = question.definition().state(day.scores, painBaseline, functionBaseline);
        if (now != ReliefState.NOT_ASSESSED) {
          state = now;
          nearest = distance;
        }
      }
    }
    return state;
  }
}
