package org.reliefspan.analysis.outcome;

import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.LossRule;
import org.reliefspan.domain.study.ReliefState;

/**
 * Walks through the scores of one episode and writes what they say about relief. The definitions:
 *
 * <ul>
 *   <li>Scores up to the end of the blackout are not used; so are scores on or after the day of the
 *       first intercurrent event.
 *   <li>A failing score before the onset window has passed never means never-response; one after it
 *       does, unless relief is seen later (late onset).
 *   <li>Durations are read from the scores after the onset window alone. A score in relief before
 *       it would otherwise count where a failing one does not, which makes everybody a responder
 *       (docs/adr/0003-durations-from-judged-scores.md).
 *   <li>Relief lies in (last failing score or end of blackout, first score in relief].
 *   <li>Loss lies in (last score in relief, failing score]. Under {@code composite} an intercurrent
 *       event is loss no later than its day; otherwise the episode is censored at its last score in
 *       relief.
 * </ul>
 */
final class ReliefReader {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final ReliefOutcomes outcomes;
  private final EpisodeTable table;
  private final ReliefQuestion question;
  private final DayScores scores;
  private final double[] painBaseline;
  private final double[] functionBaseline;

  // state of the walk through one episode
  private double lastFailing;
  private double firstJudged;
  private double onset;
  private double lastInRelief;
  private double failing;
  private boolean lost;
  private int firstAfterWindow;
  private boolean reliefAtFirst;

  ReliefReader(ReliefOutcomes outcomes, ReliefQuestion question) {
    this.outcomes = outcomes;
    this.table = outcomes.table();
    this.question = question;
    this.scores = new DayScores(table, question);
    this.painBaseline = new double[table.size()];
    this.functionBaseline = new double[table.size()];
  }

  void read(int episode) {
    readBaseline(episode);
    double pain = painBaseline[episode];
    double function = functionBaseline[episode];
    if (!question.definition().eligible(pain, function)) {
      outcomes.kind[episode] = ReliefKind.NO_BASELINE;
      return;
    }
    EpisodePlan.Rule rule = table.plan().rules().get(table.rule(episode));
    walk(episode, rule, rule.judgedAfterDays());
    writeDuration(episode);
    walk(episode, rule, rule.blackoutDays());
    write(episode);
  }

  /** A repeat done while still in relief keeps the baseline of the episode it follows. */
  private void readBaseline(int episode) {
    int previous = table.previousSameKey(episode);
    boolean keeps = previous >= 0 && stillInReliefAt(previous, daysBetween(previous, episode));
    painBaseline[episode] =
        keeps ? painBaseline[previous] : baseline(episode, question.painScore());
    functionBaseline[episode] =
        keeps ? functionBaseline[previous] : baseline(episode, question.functionScore());
  }

  private int daysBetween(int earlier, int later) {
    return table.indexDay(later) - table.indexDay(earlier);
  }

  private double baseline(int episode, int score) {
    return score < 0 ? Double.NaN : table.baseline(episode, score);
  }

  private boolean stillInReliefAt(int episode, int day) {
    if (outcomes.kind[episode] != ReliefKind.SEEN_IN_RELIEF) {
      return false;
    }
    // whatever the strategy: an earlier event ends relief as a failing score does
    boolean firstEvent = table.firstIntercurrentEvent(episode) >= day;
    return firstEvent && outcomes.lossRight[episode] >= day;
  }

  /** Reads the scores after a day. */
  private void walk(int episode, EpisodePlan.Rule rule, int after) {
    double pain = painBaseline[episode];
    double function = functionBaseline[episode];
    begin(rule);
    int event = table.firstIntercurrentEvent(episode);
    int score = table.firstScore(episode);
    int end = table.endScore(episode);
    while (score < end && !lost) {
      int day = table.scoreDay(episode, score);
      if (day >= event || day > table.endOfObservation(episode)) {
        return;
      }
      score = scores.read(episode, score);
      if (day > after) {
        meet(day, rule, question.definition().state(scores.scores, pain, function));
      }
    }
  }

  private void begin(EpisodePlan.Rule rule) {
    lastFailing = rule.blackoutDays();
    firstJudged = NEVER;
    onset = NEVER;
    lastInRelief = Double.NaN;
    failing = NEVER;
    lost = false;
    firstAfterWindow = -1;
    reliefAtFirst = false;
  }

  private void meet(int day, EpisodePlan.Rule rule, ReliefState state) {
    if (state == ReliefState.NOT_ASSESSED) {
      return;
    }
    boolean judged = day > rule.judgedAfterDays();
    if (judged && firstAfterWindow < 0) {
      firstAfterWindow = day;
      reliefAtFirst = state == ReliefState.IN_RELIEF;
    }
    if (state == ReliefState.IN_RELIEF) {
      meetRelief(day);
    } else if (onset == NEVER) {
      lastFailing = day;
      firstJudged = judged ? Math.min(firstJudged, day) : firstJudged;
    } else {
      meetFailing(day);
    }
  }

  private void meetRelief(int day) {
    onset = Math.min(onset, day);
    lastInRelief = day;
    failing = NEVER;
  }

  private void meetFailing(int day) {
    if (question.lossRule() == LossRule.FIRST_FAILURE) {
      failing = day;
      lost = true;
    } else if (failing != NEVER && day - failing <= LossRule.CONFIRMATION_DAYS) {
      lost = true;
    } else {
      failing = day;
    }
  }

  /**
   * What the judged scores say about the duration; relief within the onset window does not count.
   */
  private void writeDuration(int episode) {
    outcomes.durationKind[episode] = kind(episode);
    outcomes.durationLeft[episode] = onset == NEVER ? 0 : lastInRelief;
    outcomes.durationRight[episode] = lossRight(episode);
    outcomes.reliefAtFirstAssessment[episode] = reliefAtFirst;
  }

  private void write(int episode) {
    outcomes.painBaseline[episode] = painBaseline[episode];
    outcomes.functionBaseline[episode] = functionBaseline[episode];
    outcomes.kind[episode] = kind(episode);
    outcomes.onsetLeft[episode] =
        onset == NEVER ? Math.max(lastFailing, eventAsLoss(episode, lastFailing)) : lastFailing;
    outcomes.onsetRight[episode] = onset;
    outcomes.lossLeft[episode] = onset == NEVER ? 0 : lastInRelief;
    outcomes.lossRight[episode] = lossRight(episode);
  }

  private ReliefKind kind(int episode) {
    if (onset != NEVER) {
      return ReliefKind.SEEN_IN_RELIEF;
    }
    return lossRight(episode) == NEVER
        ? ReliefKind.NOT_ASSESSED
        : ReliefKind.NOT_IN_RELIEF_AT_FIRST;
  }

  /** By when relief is known to be over: a failing score, or an event that counts as loss. */
  private double lossRight(int episode) {
    if (onset == NEVER) {
      return firstJudged != NEVER ? firstJudged : eventAsLoss(episode, NEVER);
    }
    return lost ? failing : eventAsLoss(episode, NEVER);
  }

  private double eventAsLoss(int episode, double otherwise) {
    int event = table.firstIntercurrentEvent(episode);
    boolean isLoss =
        question.strategy() == IntercurrentStrategy.COMPOSITE && event != EpisodeTable.NEVER;
    return isLoss ? Math.max(event, 1) : otherwise; // an event on the index day ends day 1
  }
}
