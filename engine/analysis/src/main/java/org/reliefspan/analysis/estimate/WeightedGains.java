package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.analysis.outcome.Leaving;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.numerics.weighting.LeavingProcesses;
import org.reliefspan.numerics.weighting.VisitProcesses;
import org.reliefspan.numerics.weighting.WeightModel;
import org.reliefspan.numerics.weighting.WeightedVisitMean;

/**
 * Gains weighted for who is seen: by the inverse intensity of scores and the inverse chance of not
 * having left, or by the inverse chance of no further treatment alone.
 */
final class WeightedGains {
  static final String WEIGHTED = "mean_gain_weighted";
  static final String HYPOTHETICAL = "mean_gain_hypothetical";
  static final String AFFECTED = "share_treated_again";
  private static final double KNOWN_ENDS = 0.9;

  private final FollowUps followUps;
  private final FunctionSetting setting;
  private final MeasureRows rows;
  private final ScoreHistory history;

  private WeightedGains(FollowUps followUps, FunctionSetting setting, MeasureRows rows) {
    this.followUps = followUps;
    this.setting = setting;
    this.rows = rows;
    this.history = new ScoreHistory(followUps, setting.measure());
  }

  /** For each horizon the share of episodes with a repeat or surgery by its centre day. */
  static void writeAffected(FollowUps followUps, FunctionSetting setting, MeasureRows rows) {
    for (Horizon horizon : setting.horizons()) {
      int treated = 0;
      for (int row = 0; row < followUps.size(); row++) {
        boolean again = followUps.leaving(row) == Leaving.FURTHER_TREATMENT;
        treated += again && followUps.until(row) <= horizon.centreDay() ? 1 : 0;
      }
      if (followUps.size() > 0) {
        rows.add(
            horizon.id(),
            AFFECTED,
            Estimate.of((double) treated / followUps.size()),
            "probability",
            FunctionSetting.people(followUps),
            "of all with a baseline, by the day of the horizon");
      }
    }
  }

  /** The score nearest each horizon, weighted for those with further treatment before it. */
  static void writeHypothetical(FollowUps followUps, FunctionSetting setting, MeasureRows rows) {
    WeightedGains gains = new WeightedGains(followUps, setting, rows);
    LeavingProcesses treated = LeavingDesign.of(followUps, gains.history).furtherTreatment();
    String note =
        "hypothetical: as if no repeat or surgery had come first; censored before it and weighted"
            + (treated.notModelled() > 0 ? "; too few had one for a model, so weights are 1" : "");
    for (Horizon horizon : setting.horizons()) {
      Scores scores = gains.nearest(horizon);
      gains.write(horizon, HYPOTHETICAL, scores, List.of(treated), List.of(scores.number()), note);
    }
  }

  /** All scores in each window, weighted for visiting and leaving. */
  static void writeWeighted(FollowUps followUps, FunctionSetting setting, MeasureRows rows) {
    WeightedGains gains = new WeightedGains(followUps, setting, rows);
    if (!gains.endsAreKnown()) {
      for (Horizon horizon : setting.horizons()) {
        rows.notEstimable(
            horizon.id(),
            WEIGHTED,
            "the end of observation is not on record, so silence after the last visit tells"
                + " nothing. Maybe add enrol_end to the patients table?",
            FunctionSetting.people(followUps));
      }
      return;
    }
    VisitDesign design = VisitDesign.of(followUps, gains.history);
    VisitProcesses visits = VisitProcesses.fit(design.rows(), VisitDesign.PROCESSES);
    LeavingProcesses leaving = LeavingDesign.of(followUps, gains.history).everyReason();
    for (Horizon horizon : setting.horizons()) {
      Scores scores = gains.within(horizon);
      int[] visit = Arrays.stream(scores.number()).map(design::rowOf).toArray();
      gains.write(
          horizon,
          WEIGHTED,
          scores,
          List.of(visits, leaving),
          List.of(visit, scores.number()),
          note(visits, leaving));
    }
  }

  private static String note(VisitProcesses visits, LeavingProcesses leaving) {
    List<String> parts = new ArrayList<>();
    boolean scheduled = visits.isModelled(VisitDesign.SCHEDULED - 1);
    parts.add(
        "hypothetical: scores until a repeat or surgery, weighted for who is scored when and who"
            + " has left");
    parts.add(
        scheduled
            ? "scheduled and other visits modelled apart"
            : "too few scores at scheduled visits for a model of their own");
    if (leaving.notModelled() > 0) {
      parts.add("some reasons to leave are too rare for a model");
    }
    return String.join("; ", parts);
  }

  private boolean endsAreKnown() {
    int known = 0;
    for (int row = 0; row < followUps.size(); row++) {
      known += followUps.endIsKnown(row) ? 1 : 0;
    }
    return known >= KNOWN_ENDS * followUps.size();
  }

  /** Scores with their gain and patient. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Scores(int[] number, double[] gain, int[] patient, MeasureRows.People people) {}

  private Scores nearest(Horizon horizon) {
    IntColumn numbers = new IntColumn();
    IntColumn owners = new IntColumn();
    for (int row = 0; row < followUps.size(); row++) {
      int score = FunctionSetting.scoreIn(followUps, row, horizon);
      if (score >= 0) {
        numbers.add(score);
        owners.add(row);
      }
    }
    return scores(numbers, owners);
  }

  private Scores within(Horizon horizon) {
    IntColumn numbers = new IntColumn();
    IntColumn owners = new IntColumn();
    for (int row = 0; row < followUps.size(); row++) {
      for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
        if (horizon.contains(followUps.day(score))) {
          numbers.add(score);
          owners.add(row);
        }
      }
    }
    return scores(numbers, owners);
  }

  private Scores scores(IntColumn numbers, IntColumn owners) {
    int[] number = new int[numbers.size()];
    DoubleColumn gain = new DoubleColumn();
    int[] patient = new int[number.length];
    int episodes = 0;
    int patients = 0;
    for (int i = 0; i < number.length; i++) {
      int row = owners.get(i);
      number[i] = numbers.get(i);
      patient[i] = followUps.patient(row);
      gain.add(setting.measure().gain(followUps.baseline(row), followUps.value(number[i])));
      episodes += i > 0 && owners.get(i - 1) == row ? 0 : 1;
      patients += i > 0 && patient[i - 1] == patient[i] ? 0 : 1;
    }
    double[] gains = new double[number.length];
    Arrays.setAll(gains, gain::get);
    return new Scores(number, gains, patient, new MeasureRows.People(episodes, patients));
  }

  private void write(
      Horizon horizon,
      String quantity,
      Scores scores,
      List<WeightModel> models,
      List<int[]> targets,
      String note) {
    if (scores.people().episodes() < FunctionSetting.FEWEST_EPISODES) {
      rows.notEstimable(horizon.id(), quantity, FunctionSetting.TOO_FEW, scores.people());
      return;
    }
    WeightedVisitMean mean =
        WeightedVisitMean.of(
            new WeightedVisitMean.Outcomes(scores.gain(), scores.patient(), targets),
            followUps.patients(),
            models);
    Estimate estimate =
        new Estimate.Point(
            mean.mean(), Clusters.interval(mean.limits(setting.level()), setting.level()));
    rows.add(horizon.id(), quantity, estimate, scores.people(), note);
    if (quantity.equals(WEIGHTED)) {
      rows.add(
          horizon.id(),
          "mean_weight",
          Estimate.of(mean.meanWeight()),
          "",
          scores.people(),
          "of the scores in the window, after cutting at the 0.2nd and 99.8th percentile");
    }
  }
}
