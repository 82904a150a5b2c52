package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.TDistribution;
import org.reliefspan.analysis.outcome.FollowUps;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.numerics.model.StudentEstimate;
import org.reliefspan.numerics.longitudinal.CovarianceStructure;
import org.reliefspan.numerics.longitudinal.DegreesOfFreedom;
import org.reliefspan.numerics.longitudinal.RepeatedMeasures;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresFit;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresModel;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Gains from a mixed model for repeated measures: scores on actual days, mean linear between the
 * horizons' centre days and adjusted for baseline at each, correlation falling exponentially with
 * the days between, and noise of each score's own. Standardised to all episodes with a baseline;
 * limits clustered by patient with the degrees of freedom of Kenward and Roger.
 */
final class RepeatedMeasuresGains {
  static final String QUANTITY = "mean_gain_mmrm";
  static final String NOTE =
      "hypothetical: scores until a repeat or surgery; those missing taken as alike to those seen"
          + " with the same earlier scores";

  private final FollowUps followUps;
  private final Measure measure;
  private final double level;
  private final List<Horizon> horizons;
  private final double meanBaseline;

  private RepeatedMeasuresGains(FollowUps followUps, FunctionSetting setting) {
    this.followUps = followUps;
    this.measure = setting.measure();
    this.level = setting.level();
    this.horizons = setting.seenHorizons(followUps);
    double sum = 0;
    for (int row = 0; row < followUps.size(); row++) {
      sum += followUps.baseline(row);
    }
    this.meanBaseline = sum / Math.max(1, followUps.size());
  }

  static void write(FollowUps followUps, FunctionSetting setting, MeasureRows rows) {
    MeasureRows.People people = FunctionSetting.people(followUps);
    RepeatedMeasuresGains gains = new RepeatedMeasuresGains(followUps, setting);
    List<Estimate> estimates = gains.estimates();
    for (Horizon horizon : setting.horizons()) {
      int at = gains.horizons.indexOf(horizon);
      if (at < 0) {
        rows.notEstimable(horizon.id(), QUANTITY, FunctionSetting.TOO_FEW, people);
      } else {
        rows.add(horizon.id(), QUANTITY, estimates.get(at), people, NOTE);
      }
    }
  }

  private List<Estimate> estimates() {
    if (horizons.isEmpty()) {
      return List.of();
    }
    try {
      RepeatedMeasures measures = measures();
      RepeatedMeasuresFit fit = fit(measures.withWeights(precisions(fit(measures))));
      List<Estimate> estimates = new ArrayList<>();
      for (int at = 0; at < horizons.size(); at++) {
        estimates.add(gain(fit, at));
      }
      return estimates;
    } catch (NotEstimableException reason) {
      Estimate none =
          new Estimate.NotEstimable("the scores over time do not determine the mixed model");
      return horizons.stream().map(horizon -> none).toList();
    }
  }

  /**
   * With noise of each score's own. Where the data do not tell its parts apart, the likelier of a
   * correlation that falls without such noise and one that does not fall with time.
   */
  private static RepeatedMeasuresFit fit(RepeatedMeasures measures) {
    try {
      return RepeatedMeasuresModel.fit(measures, CovarianceStructure.spatialExponentialWithNoise());
    } catch (NotEstimableException edge) {
      Optional<RepeatedMeasuresFit> falling =
          fit(measures, CovarianceStructure.spatialExponential());
      Optional<RepeatedMeasuresFit> level = fit(measures, CovarianceStructure.compoundSymmetry());
      return Stream.concat(falling.stream(), level.stream())
          .min(Comparator.comparingDouble(RepeatedMeasuresFit::deviance))
          .orElseThrow(() -> edge);
    }
  }

  private static Optional<RepeatedMeasuresFit> fit(
      RepeatedMeasures measures, CovarianceStructure structure) {
    try {
      return Optional.of(RepeatedMeasuresModel.fit(measures, structure));
    } catch (NotEstimableException undetermined) {
      return Optional.empty();
    }
  }

  /** Columns: the mean at each horizon, then the slope on baseline at each horizon. */
  private RepeatedMeasures measures() {
    int columns = 2 * horizons.size();
    int scores = followUps.scores();
    double[] design = new double[scores * columns];
    double[] response = new double[scores];
    int[] subject = new int[scores];
    double[] day = new double[scores];
    for (int row = 0; row < followUps.size(); row++) {
      double centred = followUps.baseline(row) - meanBaseline;
      for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
        day[score] = followUps.day(score);
        response[score] = isUsed(score) ? followUps.value(score) : Double.NaN;
        subject[score] = row;
        fill(design, score * columns, day[score], centred);
      }
    }
    return RepeatedMeasures.of(design, response, subject, day);
  }

  /**
   * One over the variance of the residuals around each horizon, linear between their centre days:
   * those who were alike at the baseline drift apart, and not everybody gains alike.
   */
  private double[] precisions(RepeatedMeasuresFit first) {
    int count = horizons.size();
    double[] coefficients = first.coefficients().estimates();
    double[] squares = new double[count];
    double[] shares = new double[count];
    double[] columns = new double[2 * count];
    for (int row = 0; row < followUps.size(); row++) {
      for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
        if (isUsed(score)) {
          columns(row, score, columns);
          double residual = followUps.value(score) - Matrices.dot(columns, coefficients);
          for (int h = 0; h < count; h++) {
            squares[h] += columns[h] * residual * residual;
            shares[h] += columns[h];
          }
        }
      }
    }
    double[] precision = new double[followUps.scores()];
    for (int row = 0; row < followUps.size(); row++) {
      for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
        columns(row, score, columns);
        double variance = 0;
        for (int h = 0; h < count; h++) {
          variance += columns[h] * squares[h] / shares[h];
        }
        if (isUsed(score) && !(variance > 0)) {
          throw new NotEstimableException("The scores around a horizon do not vary.");
        }
        precision[score] = isUsed(score) ? 1 / variance : 0;
      }
    }
    return precision;
  }

  private void columns(int row, int score, double[] columns) {
    Arrays.fill(columns, 0);
    fill(columns, 0, followUps.day(score), followUps.baseline(row) - meanBaseline);
  }

  private boolean isUsed(int score) {
    return followUps.day(score) >= horizons.get(0).firstDay() && followUps.day(score) <= lastDay();
  }

  private int lastDay() {
    return horizons.get(horizons.size() - 1).lastDay();
  }

  /** Shares of the two horizons around a day; all of one before the first and after the last. */
  private void fill(double[] design, int offset, double day, double centred) {
    int last = horizons.size() - 1;
    int after = 0;
    while (after <= last && horizons.get(after).centreDay() < day) {
      after++;
    }
    if (after == 0 || after > last) {
      set(design, offset, Math.min(after, last), 1, centred);
      return;
    }
    double from = horizons.get(after - 1).centreDay();
    double share = (day - from) / (horizons.get(after).centreDay() - from);
    set(design, offset, after - 1, 1 - share, centred);
    set(design, offset, after, share, centred);
  }

  private void set(double[] design, int offset, int horizon, double share, double centred) {
    design[offset + horizon] = share;
    design[offset + horizons.size() + horizon] = share * centred;
  }

  private Estimate gain(RepeatedMeasuresFit fit, int at) {
    double[] mean = new double[2 * horizons.size()];
    mean[at] = 1;
    double[] slope = new double[mean.length];
    slope[horizons.size() + at] = 1;
    StudentEstimate estimate = fit.contrast(mean, DegreesOfFreedom.KENWARD_ROGER);
    double steepness = fit.contrast(slope, DegreesOfFreedom.NORMAL).estimate();
    double value = measure.gain(meanBaseline, estimate.estimate());
    double[] influence = influence(fit.influence(mean), steepness);
    int patients = followUps.patients();
    if (patients < 2) {
      return Estimate.of(value);
    }
    double squares = 0;
    for (double moved : influence) {
      squares += moved * moved;
    }
    double error = Math.sqrt(squares * patients / (patients - 1.0));
    double degrees = Math.min(estimate.degreesOfFreedom(), patients - 1.0);
    double critical = new TDistribution(degrees).inverseCumulativeProbability(0.5 + level / 2);
    return Estimate.of(
        value, new Interval(value - critical * error, value + critical * error, level));
  }

  /** By patient: of the mean at the horizon, and of the mean baseline it is standardised to. */
  private double[] influence(double[] bySeenRow, double steepness) {
    double[] influence = new double[followUps.patients()];
    int seen = 0;
    for (int row = 0; row < followUps.size(); row++) {
      int patient = followUps.patient(row);
      double own = followUps.baseline(row) - meanBaseline;
      influence[patient] += (1 - steepness) * own / followUps.size();
      if (isSeen(row)) {
        influence[patient] -= bySeenRow[seen++];
      }
    }
    if (seen != bySeenRow.length) {
      throw new IllegalStateException(
          "subjects of the model (%d) must be the rows seen (%d)"
              .formatted(bySeenRow.length, seen));
    }
    return influence;
  }

  private boolean isSeen(int row) {
    for (int score = followUps.firstScore(row); score < followUps.endScore(row); score++) {
      if (isUsed(score)) {
        return true;
      }
    }
    return false;
  }
}
