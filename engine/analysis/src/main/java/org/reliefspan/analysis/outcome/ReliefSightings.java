package org.reliefspan.analysis.outcome;

import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.domain.study.ReliefState;
import org.reliefspan.domain.study.ScoreSource;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.hidden.Score;
import org.reliefspan.numerics.hidden.VisitKind;

/**
 * Episodes as the hidden process of relief was seen: visits with why they came and what they
 * showed, missed slots, and the end of observation. Visits and scores count after the onset window;
 * the first intercurrent event ends the episode, its chance may depend on the state. Of a question
 * about scheduled scores unscheduled visits are left out, and so is what their coming says.
 */
public final class ReliefSightings {
  /** The longest horizon of a quantity; what comes later is left out, as by an end of study. */
  private static final int HORIZON_DAYS = 730;

  private static final int EVENTS_A_PERIOD = 40;

  private final ReliefOutcomes outcomes;
  private final EpisodeTable table;
  private final ReliefQuestion question;
  private final DayScores scores;
  private final ReliefHistories.Builder builder = ReliefHistories.builder();

  // the walk through one episode
  private int score;
  private int visit;

  private ReliefSightings(ReliefOutcomes outcomes, ReliefQuestion question) {
    this.outcomes = outcomes;
    this.table = outcomes.table();
    this.question = question;
    this.scores = new DayScores(table, question);
  }

  /**
   * Histories of some episodes, each with a baseline.
   *
   * @param episodes positions in the table
   * @param cluster patient of each, dense from 0
   */
  public static ReliefHistories of(
      ReliefOutcomes outcomes, ReliefQuestion question, int[] episodes, int[] cluster) {
    ReliefSightings sightings = new ReliefSightings(outcomes, question);
    for (int i = 0; i < episodes.length; i++) {
      sightings.add(episodes[i], cluster[i]);
    }
    return sightings.builder.build().withEventPeriods(EVENTS_A_PERIOD);
  }

  private void add(int episode, int cluster) {
    EpisodePlan.Rule rule = table.plan().rules().get(table.rule(episode));
    int event = table.firstIntercurrentEvent(episode);
    boolean ended = event <= HORIZON_DAYS;
    int last = ended ? Math.max(event, 1) : Math.min(HORIZON_DAYS, table.endOfObservation(episode));
    double end = Math.max(last, 0.5); // observed on the index day alone: says nothing
    builder.episode(end, 1, cluster).watchedFrom(Math.min(rule.judgedAfterDays(), end));
    score = table.firstScore(episode);
    visit = table.firstVisit(episode);
    while (true) {
      int day = nextDay(episode);
      if (day > last || day >= event) {
        break;
      }
      Score seen = readScores(episode, day);
      boolean counts = day > rule.judgedAfterDays();
      addVisits(episode, day, counts, seen);
    }
    if (ended) {
      // Within the onset window nothing is known of the state: relief ends without having been
      // seen.
      boolean counts = last > rule.judgedAfterDays();
      builder.sighting(
          end, counts ? VisitKind.EVENT : VisitKind.CONTACT, counts ? Score.NONE : Score.LOSS);
    }
  }

  private int nextDay(int episode) {
    int ofScore =
        score < table.endScore(episode) ? table.scoreDay(episode, score) : EpisodeTable.NEVER;
    int ofVisit =
        visit < table.endVisit(episode) ? table.visitDay(episode, visit) : EpisodeTable.NEVER;
    return Math.min(ofScore, ofVisit);
  }

  private Score readScores(int episode, int day) {
    if (score >= table.endScore(episode) || table.scoreDay(episode, score) != day) {
      return Score.NONE;
    }
    score = scores.read(episode, score);
    ReliefState state =
        question
            .definition()
            .state(
                scores.scores, outcomes.painBaseline(episode), outcomes.functionBaseline(episode));
    return switch (state) {
      case IN_RELIEF -> Score.RELIEF;
      case NOT_IN_RELIEF -> Score.FAILING;
      case NOT_ASSESSED -> Score.NONE;
    };
  }

  /** Adds the visits of a day; the first that took place carries the day's score. */
  private void addVisits(int episode, int day, boolean counts, Score seen) {
    Score left = seen;
    while (visit < table.endVisit(episode) && table.visitDay(episode, visit) == day) {
      VisitKind kind =
          switch (table.visitRole(visit++)) {
            case UNSCHEDULED -> VisitKind.UNSCHEDULED;
            case ATTENDED_SLOT -> VisitKind.ATTENDED;
            case MISSED_SLOT -> VisitKind.MISSED;
            case CONTACT -> VisitKind.CONTACT;
          };
      if (kind == VisitKind.UNSCHEDULED && question.scores() == ScoreSource.SCHEDULED_SCORES) {
        continue;
      }
      if (counts && kind == VisitKind.MISSED) {
        builder.sighting(day, kind, Score.NONE);
      } else if (counts && kind != VisitKind.CONTACT) {
        builder.sighting(day, kind, left);
        left = Score.NONE;
      }
    }
    if (counts && left != Score.NONE) {
      builder.sighting(day, VisitKind.CONTACT, left);
    }
  }
}
