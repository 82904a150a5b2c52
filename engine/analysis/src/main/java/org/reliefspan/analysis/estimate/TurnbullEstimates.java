package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.interval.SubsampledLimits;
import org.reliefspan.numerics.interval.TurnbullEstimate;
import org.reliefspan.numerics.interval.TurnbullEstimator;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.UniformAddress;

/**
 * Durations without a model. Quantiles and probabilities are ranges where the visit days do not fix
 * them; their limits come from subsampling patients.
 */
final class TurnbullEstimates {
  private static final String ESTIMATOR = "turnbull";
  private static final List<String> QUANTITIES =
      List.of(
          "duration_p25",
          "duration_median",
          "duration_p75",
          "prob_gt_90d",
          "prob_180_365d",
          "prob_gt_365d",
          "prob_14_42d");

  /** Fewest patients for limits by subsampling. */
  private static final int FEWEST_PATIENTS = 30;

  private final ReliefCell cell;
  private final Population population;
  private final ReliefSample sample;

  TurnbullEstimates(ReliefCell cell, Population population, ReliefSample sample) {
    this.cell = cell;
    this.population = population;
    this.sample = sample;
  }

  void write(List<ReliefRow> rows, List<Curve> curves) {
    ReliefRows written = new ReliefRows(key(), sample);
    if (sample.size() - sample.notAssessed == 0) {
      written.notEstimable(QUANTITIES, "no episode was assessed");
    } else {
      estimate(written, curves);
    }
    rows.addAll(written.list());
  }

  private ReliefKey key() {
    return cell.key(population, ESTIMATOR);
  }

  private void estimate(ReliefRows rows, List<Curve> curves) {
    IntervalCensoredData data =
        IntervalCensoredData.aggregate(sample.durationLeft, sample.durationRight, sample.ones);
    TurnbullEstimate fit = TurnbullEstimator.over(data).fit();
    if (!fit.converged()) {
      rows.notEstimable(QUANTITIES, "the estimate missed its certificate of optimality");
      return;
    }
    List<Optional<Limits>> limits = limits(data, fit);
    String note = note();
    rows.day("duration_p25", quantile(fit, 0.25, limits.get(0)), note);
    rows.day("duration_median", quantile(fit, 0.5, limits.get(1)), note);
    rows.day("duration_p75", quantile(fit, 0.75, limits.get(2)), note);
    rows.probability("prob_gt_90d", range(fit.survivalAt(90), limits.get(3)), note);
    rows.probability("prob_180_365d", range(between(fit, 180, 365), limits.get(4)), note);
    rows.probability("prob_gt_365d", range(fit.survivalAt(365), limits.get(5)), note);
    rows.probability("prob_14_42d", range(between(fit, 14, 42), limits.get(6)), note);
    curves.add(new Curve(key(), "duration_survival", points(fit)));
  }

  private String note() {
    String given =
        population == Population.OBSERVED_RESPONDERS ? ReliefCell.OBSERVED_NOTE + "; " : "";
    String unassessed = sample.notAssessed == 0 ? "" : "; some episodes never assessed";
    return given + "optimality certificate within 1e-8" + unassessed;
  }

  private List<Optional<Limits>> limits(IntervalCensoredData data, TurnbullEstimate fit) {
    if (sample.patients() < FEWEST_PATIENTS) {
      return Collections.nCopies(QUANTITIES.size(), Optional.empty());
    }
    UniformAddress bySubject = cell.subsample();
    List<Function<TurnbullEstimate, Limits>> functionals =
        List.of(
            f -> f.quantileInterval(0.25),
            f -> f.quantileInterval(0.5),
            f -> f.quantileInterval(0.75),
            f -> f.survivalAt(90),
            f -> between(f, 180, 365),
            f -> f.survivalAt(365),
            f -> between(f, 14, 42));
    return SubsampledLimits.of(data, sample.cluster)
        .limits(
            SubsampledLimits.Plan.forClusters(
                sample.patients(), cell.plan().bootstrapReplicates(), cell.level()),
            fit,
            (patient, replicate) ->
                bySubject.uniform(sample.subject[Math.toIntExact(patient)], replicate),
            functionals)
        .stream()
        .map(Optional::of)
        .toList();
  }

  private static Limits between(TurnbullEstimate fit, double after, double until) {
    Limits early = fit.survivalAt(after);
    Limits late = fit.survivalAt(until);
    return new Limits(
        Math.max(0, early.lower() - late.upper()), Math.max(0, early.upper() - late.lower()));
  }

  private Estimate quantile(TurnbullEstimate fit, double probability, Optional<Limits> limits) {
    Limits interval = fit.quantileInterval(probability);
    double left = Math.max(0, interval.lower());
    Optional<Interval> published =
        limits.map(
            both ->
                new Interval(
                    Math.max(0, Math.min(both.lower(), left)),
                    Math.max(both.upper(), interval.upper()),
                    cell.level()));
    return new Estimate.Range(left, interval.upper(), published);
  }

  private Estimate range(Limits range, Optional<Limits> limits) {
    Optional<Interval> published =
        limits.map(
            both ->
                new Interval(
                    Math.max(0, Math.min(both.lower(), range.lower())),
                    Math.min(1, Math.max(both.upper(), range.upper())),
                    cell.level()));
    return range.upper() - range.lower() < 1e-9
        ? new Estimate.Point(range.upper(), published)
        : new Estimate.Range(range.lower(), range.upper(), published);
  }

  /** The curve where it is identified: flat between innermost intervals, falling within them. */
  private List<CurvePoint> points(TurnbullEstimate fit) {
    List<CurvePoint> points = new ArrayList<>();
    double survival = 1;
    for (int j = 0; j < fit.size(); j++) {
      if (fit.mass(j) < 1e-9) {
        continue;
      }
      double left = Math.max(0, fit.left(j));
      if (fit.left(j) >= 0) {
        points.add(point(left, survival));
      }
      survival = Math.max(0, survival - fit.mass(j));
      if (Double.isFinite(fit.right(j))) {
        points.add(point(fit.right(j), survival));
      }
    }
    return points;
  }

  private CurvePoint point(double day, double survival) {
    return new CurvePoint(day, survival, Optional.empty(), cell.patientsAtRisk(sample, day));
  }
}
