package org.reliefspan.analysis.episode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.column.LongColumn;

/**
 * Episodes of many patients as packed columns, patients ascending, each patient's episodes in time
 * order. Tables of blocks are merged in block order, so equal data give equal tables however they
 * were distributed. Days are counted from the index day unless said otherwise. Filled by {@link
 * EpisodeBuilder}; read-only afterwards.
 */
public final class EpisodeTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Level of a stratum column for patients without a value. */
  public static final String UNKNOWN = "unknown";

  /** Day of an event that did not happen. */
  public static final int NEVER = Integer.MAX_VALUE;

  private final EpisodePlan plan;
  private int patients;
  final LongColumn subject = new LongColumn();
  final IntColumn rule = new IntColumn();
  final IntColumn indexDay = new IntColumn();
  final IntColumn exclusion = new IntColumn();
  final IntColumn previousSameKey = new IntColumn();
  final IntColumn endOfObservation = new IntColumn();
  final IntColumn repeat = new IntColumn();
  final IntColumn surgery = new IntColumn();
  final IntColumn otherProcedure = new IntColumn();
  final IntColumn escalation = new IntColumn();
  final IntColumn death = new IntColumn();
  final IntColumn observationEnd = new IntColumn();
  final IntColumn earliestScore = new IntColumn();
  final IntColumn firstScore = new IntColumn();
  final IntColumn endScore = new IntColumn();
  final DoubleColumn baseline = new DoubleColumn();
  final IntColumn staleBaseline = new IntColumn();
  final IntColumn baselineDay = new IntColumn();
  final IntColumn stratum = new IntColumn();
  final DoubleColumn covariate = new DoubleColumn();
  final IntColumn scoreDay = new IntColumn();
  final IntColumn scoreMeasure = new IntColumn();
  final DoubleColumn scoreValue = new DoubleColumn();
  final IntColumn scoreScheduled = new IntColumn();
  final IntColumn firstVisit = new IntColumn();
  final IntColumn endVisit = new IntColumn();
  final IntColumn visitDay = new IntColumn();
  final IntColumn visitRole = new IntColumn();
  private final Map<String, Integer> levelCodes = new LinkedHashMap<>();
  private final List<String> levels = new ArrayList<>();

  EpisodeTable(EpisodePlan plan) {
    this.plan = plan;
  }

  /** An empty table to merge others into. */
  public static EpisodeTable empty(EpisodePlan plan) {
    return new EpisodeTable(plan);
  }

  public EpisodePlan plan() {
    return plan;
  }

  /** Patients looked at, with or without an episode. */
  public int patients() {
    return patients;
  }

  void countPatients(int more) {
    patients += more;
  }

  /** Number of episodes, analysed or excluded. */
  public int size() {
    return rule.size();
  }

  public long subject(int episode) {
    return subject.get(episode);
  }

  /** Position of the index family in {@link EpisodePlan#rules()}. */
  public int rule(int episode) {
    return rule.get(episode);
  }

  /** Index day on the patient's own calendar. */
  public int indexDay(int episode) {
    return indexDay.get(episode);
  }

  public Exclusion exclusion(int episode) {
    return Exclusion.ofCode(exclusion.get(episode));
  }

  /** The patient's previous episode of the same family, region and side, or -1. */
  public int previousSameKey(int episode) {
    return previousSameKey.get(episode);
  }

  /** End of observation; nothing is known after it. */
  public int endOfObservation(int episode) {
    return endOfObservation.get(episode);
  }

  /** Why nothing is known after the end of observation. */
  public ObservationEnd observationEnd(int episode) {
    return ObservationEnd.ofCode(observationEnd.get(episode));
  }

  /** Next procedure of the same family, region and side, or {@link #NEVER}. */
  public int repeat(int episode) {
    return repeat.get(episode);
  }

  /** First surgery in the region, or {@link #NEVER}. */
  public int surgery(int episode) {
    return surgery.get(episode);
  }

  /** First other therapeutic procedure in the region, or {@link #NEVER}. */
  public int otherProcedure(int episode) {
    return otherProcedure.get(episode);
  }

  /** Begin of a lasting rise of the opioid dose, or {@link #NEVER}. */
  public int escalation(int episode) {
    return escalation.get(episode);
  }

  public int death(int episode) {
    return death.get(episode);
  }

  /**
   * First of repeat, surgery, escalation, other procedure and death by the end of observation, or
   * {@link #NEVER}.
   */
  public int firstIntercurrentEvent(int episode) {
    int first = Math.min(repeat(episode), surgery(episode));
    first = Math.min(first, Math.min(escalation(episode), otherProcedure(episode)));
    first = Math.min(first, death(episode));
    return first > endOfObservation(episode) ? NEVER : first;
  }

  /**
   * Baseline of a measure, NaN when there is none.
   *
   * @param measure position in {@link EpisodePlan#scores()}
   */
  public double baseline(int episode, int measure) {
    return baseline.get(episode * plan.scores().size() + measure);
  }

  /** Whether the baseline is 31 to 90 days old. */
  public boolean staleBaseline(int episode, int measure) {
    return staleBaseline.get(episode * plan.scores().size() + measure) == 1;
  }

  /** Day of the baseline, counted from the index day; not above 0. Only where there is one. */
  public int baselineDay(int episode, int measure) {
    return baselineDay.get(episode * plan.scores().size() + measure);
  }

  /** First position of all scores of the episode's patient, those before the index day too. */
  public int earliestScore(int episode) {
    return earliestScore.get(episode);
  }

  /** First position of the scores after the index day. */
  public int firstScore(int episode) {
    return firstScore.get(episode);
  }

  /** Position after the last score of the episode's patient. */
  public int endScore(int episode) {
    return endScore.get(episode);
  }

  /** Days from the episode's index day to the score. */
  public int scoreDay(int episode, int score) {
    return scoreDay.get(score) - indexDay.get(episode);
  }

  /** Position of the score's measure in {@link EpisodePlan#scores()}. */
  public int scoreMeasure(int score) {
    return scoreMeasure.get(score);
  }

  public double scoreValue(int score) {
    return scoreValue.get(score);
  }

  /** Whether the score was taken on the day of an attended scheduled visit. */
  public boolean scoreScheduled(int score) {
    return scoreScheduled.get(score) == 1;
  }

  /** First position of the visits after the index day. */
  public int firstVisit(int episode) {
    return firstVisit.get(episode);
  }

  /** Position after the last visit of the episode's patient. */
  public int endVisit(int episode) {
    return endVisit.get(episode);
  }

  /** Days from the episode's index day to the visit. */
  public int visitDay(int episode, int visit) {
    return visitDay.get(visit) - indexDay.get(episode);
  }

  /** What the visit was. */
  public VisitRole visitRole(int visit) {
    return VisitRole.ofCode(visitRole.get(visit));
  }

  /**
   * Level of a stratum column.
   *
   * @param column position in {@link EpisodePlan#strata()}
   */
  public String level(int episode, int column) {
    return levels.get(stratum.get(episode * plan.strata().size() + column));
  }

  /**
   * Value of a numeric covariate, NaN when not recorded.
   *
   * @param column position in {@link EpisodePlan#covariates()}
   */
  public double covariate(int episode, int column) {
    return covariate.get(episode * plan.covariates().size() + column);
  }

  int levelCode(String level) {
    Integer known = levelCodes.get(level);
    if (known != null) {
      return known;
    }
    levelCodes.put(level, levels.size());
    levels.add(level);
    return levels.size() - 1;
  }

  /**
   * Columns of the plan that no episode has a value for: probably misspelt. Empty when there is no
   * episode at all.
   */
  public List<String> columnsWithoutValues() {
    List<String> missing = new ArrayList<>();
    for (int column = 0; column < plan.strata().size() && size() > 0; column++) {
      if (everyLevelIsUnknown(column)) {
        missing.add(plan.strata().get(column));
      }
    }
    for (int column = 0; column < plan.covariates().size() && size() > 0; column++) {
      boolean mayBeText = plan.textOrNumber().contains(plan.covariates().get(column));
      if (!mayBeText && everyCovariateIsMissing(column)) {
        missing.add(plan.covariates().get(column));
      }
    }
    return missing;
  }

  private boolean everyLevelIsUnknown(int column) {
    for (int episode = 0; episode < size(); episode++) {
      if (!level(episode, column).equals(UNKNOWN)) {
        return false;
      }
    }
    return true;
  }

  private boolean everyCovariateIsMissing(int column) {
    for (int episode = 0; episode < size(); episode++) {
      if (!Double.isNaN(covariate(episode, column))) {
        return false;
      }
    }
    return true;
  }

  /** Episodes of the cohort whose baseline of a measure is 31 to 90 days old. */
  public long staleBaselines(int measure) {
    long stale = 0;
    for (int episode = 0; episode < size(); episode++) {
      boolean counts = exclusion(episode) == Exclusion.NONE && staleBaseline(episode, measure);
      stale += counts ? 1 : 0;
    }
    return stale;
  }

  /** Episodes of the cohort whose baseline of a measure is at most 30 days old. */
  public long freshBaselines(int measure) {
    long fresh = 0;
    for (int episode = 0; episode < size(); episode++) {
      boolean known =
          exclusion(episode) == Exclusion.NONE && !Double.isNaN(baseline(episode, measure));
      fresh += known && !staleBaseline(episode, measure) ? 1 : 0;
    }
    return fresh;
  }

  /** Appends the episodes of a later block; the other table is not changed. */
  public void append(EpisodeTable later) {
    int scores = scoreDay.size();
    int visits = visitDay.size();
    int episodes = size();
    patients += later.patients;
    subject.addAll(later.subject);
    rule.addAll(later.rule, 0);
    indexDay.addAll(later.indexDay, 0);
    exclusion.addAll(later.exclusion, 0);
    previousSameKey.addAll(later.previousSameKey, episodes);
    endOfObservation.addAll(later.endOfObservation, 0);
    repeat.addAll(later.repeat, 0);
    surgery.addAll(later.surgery, 0);
    otherProcedure.addAll(later.otherProcedure, 0);
    escalation.addAll(later.escalation, 0);
    death.addAll(later.death, 0);
    observationEnd.addAll(later.observationEnd, 0);
    earliestScore.addAll(later.earliestScore, scores);
    firstScore.addAll(later.firstScore, scores);
    endScore.addAll(later.endScore, scores);
    baseline.addAll(later.baseline);
    staleBaseline.addAll(later.staleBaseline, 0);
    baselineDay.addAll(later.baselineDay, 0);
    covariate.addAll(later.covariate);
    scoreDay.addAll(later.scoreDay, 0);
    scoreMeasure.addAll(later.scoreMeasure, 0);
    scoreValue.addAll(later.scoreValue);
    scoreScheduled.addAll(later.scoreScheduled, 0);
    firstVisit.addAll(later.firstVisit, visits);
    endVisit.addAll(later.endVisit, visits);
    visitDay.addAll(later.visitDay, 0);
    visitRole.addAll(later.visitRole, 0);
    for (int cell = 0; cell < later.stratum.size(); cell++) {
      stratum.add(levelCode(later.levels.get(later.stratum.get(cell))));
    }
  }
}
