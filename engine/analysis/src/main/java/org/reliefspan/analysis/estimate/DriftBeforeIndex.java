package org.reliefspan.analysis.estimate;

import java.util.Arrays;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.numerics.accumulate.ClusteredMean;
import org.reliefspan.numerics.accumulate.MeanEstimate;
import org.reliefspan.numerics.limits.Limits;

/**
 * A guard against regression to the mean: how the scores of the year before the procedure moved,
 * how much worse than their mean the baseline was, and which share of the gain a mere return to
 * that mean explains. Episodes count that have at least two scores before their baseline, and no
 * other episode in that year.
 */
final class DriftBeforeIndex {
  static final String BEFORE = "before";
  private static final int YEAR = 365;
  private static final int FEWEST_EARLIER = 2;
  private static final double DAYS_OF_SLOPE = 30;

  private final EpisodeTable table;
  private final int measure;
  private final FollowUps followUps;
  private final FunctionSetting setting;
  private final MeasureRows rows;
  private final IntColumn members = new IntColumn();
  private final DoubleColumn excess = new DoubleColumn();
  private final DoubleColumn slopeScore =
      new DoubleColumn(); // of each member: sum (t - mean)(y - mean)
  private final DoubleColumn slopeSpread = new DoubleColumn(); // sum (t - mean)^2

  private DriftBeforeIndex(
      EpisodeTable table,
      int measure,
      FollowUps followUps,
      FunctionSetting setting,
      MeasureRows rows) {
    this.table = table;
    this.measure = measure;
    this.followUps = followUps;
    this.setting = setting;
    this.rows = rows;
  }

  static void write(
      EpisodeTable table,
      int measure,
      FollowUps followUps,
      FunctionSetting setting,
      MeasureRows rows) {
    DriftBeforeIndex drift = new DriftBeforeIndex(table, measure, followUps, setting, rows);
    for (int row = 0; row < followUps.size(); row++) {
      drift.read(row);
    }
    drift.write();
  }

  private void read(int row) {
    int episode = followUps.episode(row);
    if (wasTreatedInTheYear(episode)) {
      return;
    }
    DoubleColumn day = new DoubleColumn();
    DoubleColumn score = new DoubleColumn();
    for (int at = table.earliestScore(episode); at < table.firstScore(episode); at++) {
      int when = table.scoreDay(episode, at);
      boolean earlier = when >= -YEAR && when < table.baselineDay(episode, measure);
      if (earlier && table.scoreMeasure(at) == measure) {
        day.add(when);
        score.add(table.scoreValue(at));
      }
    }
    if (score.size() >= FEWEST_EARLIER) {
      add(row, day, score);
    }
  }

  /** Scores after another index procedure, whichever, are not usual ones. */
  private boolean wasTreatedInTheYear(int episode) {
    int earlier = episode - 1;
    while (earlier >= 0 && table.subject(earlier) == table.subject(episode)) {
      if (table.indexDay(episode) - table.indexDay(earlier) <= YEAR) {
        return true;
      }
      earlier--;
    }
    return false;
  }

  private void add(int row, DoubleColumn day, DoubleColumn score) {
    double meanDay = mean(day);
    double meanScore = mean(score);
    double product = 0;
    double spread = 0;
    for (int i = 0; i < day.size(); i++) {
      double away = day.get(i) - meanDay;
      product += away * setting.measure().gain(meanScore, score.get(i));
      spread += away * away;
    }
    members.add(row);
    excess.add(setting.measure().gain(followUps.baseline(row), meanScore));
    slopeScore.add(product);
    slopeSpread.add(spread);
  }

  private static double mean(DoubleColumn values) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += values.get(i);
    }
    return sum / values.size();
  }

  private void write() {
    MeasureRows.People people = people(members);
    if (people.patients() < FunctionSetting.FEWEST_EPISODES) {
      String reason = "too few patients have two scores or more in the year before their baseline";
      rows.notEstimable(BEFORE, "drift_30_days", reason, people);
      rows.notEstimable(BEFORE, "baseline_excess", reason, people);
      return;
    }
    rows.add(BEFORE, "drift_30_days", slope(), people, "within patients; the baseline is left out");
    rows.add(BEFORE, "baseline_excess", meanExcess(), people, excessNote());
    for (Horizon horizon : setting.horizons()) {
      writeShare(horizon);
    }
  }

  private MeasureRows.People people(IntColumn of) {
    int patients = 0;
    for (int i = 0; i < of.size(); i++) {
      boolean same = i > 0 && followUps.patient(of.get(i)) == followUps.patient(of.get(i - 1));
      patients += same ? 0 : 1;
    }
    return new MeasureRows.People(of.size(), patients);
  }

  /** One slope for all with a level of each episode's own; residuals clustered by patient. */
  private Estimate slope() {
    double product = 0;
    double spread = 0;
    for (int i = 0; i < members.size(); i++) {
      product += slopeScore.get(i);
      spread += slopeSpread.get(i);
    }
    if (!(spread > 0)) {
      return new Estimate.NotEstimable("the scores before the procedure were taken on one day");
    }
    double slope = product / spread;
    double[] residual = new double[members.size()];
    for (int i = 0; i < residual.length; i++) { // mean 0: a mean's error is that of the slope
      residual[i] = (slopeScore.get(i) - slope * slopeSpread.get(i)) * residual.length / spread;
    }
    MeanEstimate around = ClusteredMean.of(residual, patients(members));
    return new Estimate.Point(
        DAYS_OF_SLOPE * slope,
        around
            .limits(setting.level())
            .map(limits -> shifted(limits, slope))
            .map(limits -> Clusters.interval(limits, setting.level())));
  }

  private static Limits shifted(Limits limits, double slope) {
    return new Limits(
        DAYS_OF_SLOPE * (slope + limits.lower()), DAYS_OF_SLOPE * (slope + limits.upper()));
  }

  private int[] patients(IntColumn of) {
    int[] patients = new int[of.size()];
    Arrays.setAll(patients, i -> followUps.patient(of.get(i)));
    return patients;
  }

  private Estimate meanExcess() {
    double[] values = new double[members.size()];
    Arrays.setAll(values, excess::get);
    return Clusters.mean(values, patients(members), setting.level());
  }

  private String excessNote() {
    boolean high =
        meanExcess() instanceof Estimate.Point point
            && point.limits().filter(limits -> limits.lower() > 0).isPresent();
    return high
        ? "patients came when worse than usual: part of the gain is a return to usual"
        : "the baseline is not clearly worse than usual";
  }

  /** Mean excess over mean gain of the same episodes; limits by the delta method. */
  private void writeShare(Horizon horizon) {
    IntColumn both = new IntColumn();
    DoubleColumn ofExcess = new DoubleColumn();
    DoubleColumn ofGain = new DoubleColumn();
    for (int i = 0; i < members.size(); i++) {
      int row = members.get(i);
      int score = FunctionSetting.scoreIn(followUps, row, horizon);
      if (score >= 0) {
        both.add(row);
        ofExcess.add(excess.get(i));
        ofGain.add(setting.measure().gain(followUps.baseline(row), followUps.value(score)));
      }
    }
    MeasureRows.People people = people(both);
    if (people.patients() < FunctionSetting.FEWEST_EPISODES) {
      rows.notEstimable(horizon.id(), "share_gain_return", FunctionSetting.TOO_FEW, people);
      return;
    }
    rows.add(
        horizon.id(),
        "share_gain_return",
        share(ofExcess, ofGain, patients(both)),
        "",
        people,
        "of the gain, by a return to the mean of the year before; the rest need not be an effect");
  }

  private Estimate share(DoubleColumn ofExcess, DoubleColumn ofGain, int[] patient) {
    double meanGain = mean(ofGain);
    double[] gains = new double[patient.length];
    Arrays.setAll(gains, ofGain::get);
    boolean gained =
        ClusteredMean.of(gains, patient)
            .limits(setting.level())
            .filter(limits -> limits.lower() > 0)
            .isPresent();
    if (!gained) {
      return new Estimate.NotEstimable("there is no clear gain to explain");
    }
    double share = mean(ofExcess) / meanGain;
    double[] residual = new double[patient.length];
    Arrays.setAll(residual, i -> (ofExcess.get(i) - share * ofGain.get(i)) / meanGain);
    return new Estimate.Point(
        share,
        ClusteredMean.of(residual, patient)
            .limits(setting.level())
            .map(
                limits ->
                    new Interval(share + limits.lower(), share + limits.upper(), setting.level())));
  }
}
