package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.interval.OccupancyEstimate;
import org.reliefspan.numerics.interval.TurnbullEstimator;
import org.reliefspan.numerics.resample.PatientBootstrapWeights;
import org.reliefspan.numerics.resample.PercentileInterval;

/**
 * The share of all treated in relief by day, and mean days in relief and to its loss. Without a
 * model: P(in relief at t) = P(T_on <= t) - P(T_off <= t), where P(T_off <= t) is the part of the
 * durations that ended by t, never-responders left out. Limits: patients resampled as clusters.
 */
final class OccupancyEstimates {
  private static final String ESTIMATOR = "turnbull";
  private static final int HORIZON_DAYS = 730;
  private static final int[] TAUS = {90, 365, HORIZON_DAYS};
  private static final int DRAWN_EVERY_DAYS = 7;
  private static final double RESAMPLE_TOLERANCE = 1e-4;

  /** Fewest patients for limits: of very few, a resample may hold nobody. */
  private static final int FEWEST_PATIENTS = 30;

  private final ReliefCell cell;
  private final ReliefSample sample;
  private final IntervalCensoredData duration;
  private final IntervalCensoredData onset;
  private final TurnbullEstimator ofDuration;
  private final TurnbullEstimator ofOnset;
  private final double[] durationMass;
  private final double[] onsetMass;
  private final double[] lost = new double[HORIZON_DAYS + 1];
  private final double[] begun = new double[HORIZON_DAYS + 1];

  private OccupancyEstimates(ReliefCell cell) {
    this.cell = cell;
    this.sample = cell.sample();
    duration =
        IntervalCensoredData.aggregate(sample.durationLeft, sample.durationRight, sample.ones);
    onset = IntervalCensoredData.aggregate(sample.onsetLeft, sample.onsetRight, sample.ones);
    ofDuration = TurnbullEstimator.over(duration);
    ofOnset = TurnbullEstimator.over(onset);
    durationMass = ofDuration.fit().masses();
    onsetMass = ofOnset.fit().masses();
  }

  static void write(ReliefCell cell, List<ReliefRow> rows, List<Curve> curves) {
    ReliefKey key = cell.key(Population.ALL_TREATED, ESTIMATOR);
    ReliefRows written = new ReliefRows(key, cell.sample());
    if (cell.sample().seen == 0) {
      for (int tau : TAUS) {
        written.notEstimable(
            List.of(
                "mean_days_in_relief_%sd".formatted(tau), "mean_days_to_loss_%sd".formatted(tau)),
            "nobody was seen in relief");
      }
    } else {
      curves.add(new OccupancyEstimates(cell).estimate(key, written));
    }
    rows.addAll(written.list());
  }

  private Curve estimate(ReliefKey key, ReliefRows rows) {
    double[] occupancy = new double[HORIZON_DAYS + 1];
    occupancy(durationMass, onsetMass, occupancy);
    double[] toLoss = new double[TAUS.length];
    meansToLoss(durationMass, toLoss);
    int replicates = replicates();
    double[][] drawn = new double[HORIZON_DAYS / DRAWN_EVERY_DAYS + 1][replicates];
    double[][] inRelief = new double[TAUS.length][replicates];
    double[][] untilLoss = new double[TAUS.length][replicates];
    resample(drawn, inRelief, untilLoss);
    for (int i = 0; i < TAUS.length; i++) {
      double days = OccupancyEstimate.daysInRelief(occupancy, TAUS[i]);
      rows.day(
          "mean_days_in_relief_%sd".formatted(TAUS[i]),
          estimate(days, inRelief[i]),
          "of %s days, never-responders count as 0".formatted(TAUS[i]));
      rows.day(
          "mean_days_to_loss_%sd".formatted(TAUS[i]),
          estimate(toLoss[i], untilLoss[i]),
          "mass spread evenly inside innermost intervals");
    }
    return new Curve(key, "in_relief", points(occupancy, drawn));
  }

  private int replicates() {
    return sample.patients() < FEWEST_PATIENTS ? 0 : cell.plan().bootstrapReplicates();
  }

  private Estimate estimate(double value, double[] replicates) {
    return new Estimate.Point(value, limits(replicates));
  }

  private Optional<Interval> limits(double[] replicates) {
    return replicates.length == 0
        ? Optional.empty()
        : Optional.of(
            Clusters.interval(PercentileInterval.of(replicates, cell.level()), cell.level()));
  }

  private void occupancy(double[] massOfDuration, double[] massOfOnset, double[] occupancy) {
    ofDuration.cumulativeByDay(massOfDuration, lost);
    ofOnset.cumulativeByDay(massOfOnset, begun);
    double everBegun = sumOfFinite(massOfOnset);
    for (int day = 0; day <= HORIZON_DAYS; day++) {
      lost[day] = Math.max(0, lost[day] - (1 - everBegun));
    }
    OccupancyEstimate.fill(begun, lost, occupancy);
  }

  /** Probability that relief ever begins: all mass but that beyond the last onset seen. */
  private double sumOfFinite(double[] massOfOnset) {
    double sum = 0;
    for (double mass : massOfOnset) {
      sum += mass;
    }
    return sum - ofOnset.unboundedMass(massOfOnset);
  }

  private void meansToLoss(double[] massOfDuration, double[] means) {
    for (int i = 0; i < TAUS.length; i++) {
      means[i] = ofDuration.spreadIntegral(massOfDuration, TAUS[i]);
    }
  }

  private void resample(double[][] drawn, double[][] inRelief, double[][] untilLoss) {
    PatientBootstrapWeights weights = PatientBootstrapWeights.from(cell.bootstrap());
    double[] rowWeight = new double[sample.size()];
    double[] durationWeight = new double[duration.size()];
    double[] onsetWeight = new double[onset.size()];
    double[] occupancy = new double[HORIZON_DAYS + 1];
    double[] toLoss = new double[TAUS.length];
    for (int replicate = 0; replicate < replicates(); replicate++) {
      weights.fillRows(sample.subject, sample.cluster, replicate, rowWeight);
      duration.sumByPair(rowWeight, durationWeight);
      onset.sumByPair(rowWeight, onsetWeight);
      double[] massOfDuration = durationMass.clone();
      double[] massOfOnset = onsetMass.clone();
      ofDuration.refit(durationWeight, massOfDuration, RESAMPLE_TOLERANCE);
      ofOnset.refit(onsetWeight, massOfOnset, RESAMPLE_TOLERANCE);
      occupancy(massOfDuration, massOfOnset, occupancy);
      meansToLoss(massOfDuration, toLoss);
      for (int i = 0; i < TAUS.length; i++) {
        inRelief[i][replicate] = OccupancyEstimate.daysInRelief(occupancy, TAUS[i]);
        untilLoss[i][replicate] = toLoss[i];
      }
      for (int i = 0; i < drawn.length; i++) {
        drawn[i][replicate] = occupancy[i * DRAWN_EVERY_DAYS];
      }
    }
  }

  private List<CurvePoint> points(double[] occupancy, double[][] drawn) {
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      int day = i * DRAWN_EVERY_DAYS;
      points.add(new CurvePoint(day, occupancy[day], limits(drawn[i]), observed(day)));
    }
    return points;
  }

  /** Patients under observation on a day. */
  private long observed(int day) {
    long patients = 0;
    int last = -1;
    for (int row = 0; row < sample.size(); row++) {
      int member = sample.episode[row];
      if (sample.outcomes.table().endOfObservation(member) >= day && sample.cluster[row] != last) {
        patients++;
        last = sample.cluster[row];
      }
    }
    return patients;
  }
}
