package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.hidden.CurveBand;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.ReliefQuantities;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.random.Philox;

/** Writes one fit of the joint model as rows and curves. */
final class JointRows {
  private static final List<String> OCCUPANCIES =
      List.of("mean_days_in_relief_90d", "mean_days_in_relief_365d", "mean_days_in_relief_730d");
  private static final int CURVE_STEPS = 40;
  private static final String MEDIAN = "duration_median";

  /** How the estimators of joint models begin. */
  static final String PREFIX = "joint_";

  private final ReliefCell cell;
  private final String estimator;

  JointRows(ReliefCell cell, HeadlineFamily family) {
    this.cell = cell;
    this.estimator = estimator(family);
  }

  /** The estimator of a family of durations. */
  static String estimator(HeadlineFamily family) {
    return PREFIX + family.id();
  }

  /** The median of responders alone. */
  static void median(ReliefRows rows, HiddenReliefEstimate fit, double level) {
    rows.day(MEDIAN, estimate(fit.quantities().responderQuantile(0.5), level), "");
  }

  private ReliefKey key(Population population) {
    return cell.key(population, estimator);
  }

  void notEstimable(String reason, List<ReliefRow> rows) {
    ReliefRows responders = new ReliefRows(key(Population.RESPONDERS), cell.sample());
    responders.notEstimable(MixtureEstimates.DURATIONS, reason);
    ReliefRows treated = new ReliefRows(key(Population.ALL_TREATED), cell.sample());
    treated.notEstimable(List.of("responder_share"), reason);
    treated.notEstimable(MixtureEstimates.DURATIONS, reason);
    treated.notEstimable(OCCUPANCIES, reason);
    rows.addAll(responders.list());
    rows.addAll(treated.list());
  }

  /**
   * Rows of responders and all treated.
   *
   * @param note on the durations of responders
   */
  void write(HiddenReliefEstimate fit, String note, List<ReliefRow> rows) {
    ReliefQuantities quantities = fit.quantities();
    ReliefRows responders = new ReliefRows(key(Population.RESPONDERS), cell.sample());
    responders(quantities, responders, note);
    ReliefRows treated = new ReliefRows(key(Population.ALL_TREATED), cell.sample());
    treated(quantities, treated);
    rows.addAll(responders.list());
    rows.addAll(treated.list());
  }

  /** Survival of responders and all treated, and the share in relief by day. */
  void curves(HiddenReliefEstimate fit, List<Curve> curves) {
    ReliefQuantities quantities = fit.quantities();
    curves.add(curve(Population.RESPONDERS, "duration_survival", quantities::responderSurvival));
    curves.add(curve(Population.ALL_TREATED, "duration_survival", quantities::survival));
    curves.add(occupancy(quantities));
  }

  /** The share in relief by day, with limits of each day and of all days at once. */
  private Curve occupancy(ReliefQuantities quantities) {
    double[] days = days();
    CurveBand band =
        quantities.inReliefTogether(days, cell.level(), Philox.keyed(cell.seed(), "relief.band"));
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < days.length; i++) {
      DerivedEstimate value = band.points().get(i);
      Optional<Interval> pointwise = limits(value);
      Limits together = band.limits(i);
      points.add(
          new CurvePoint(
              days[i],
              value.value(),
              pointwise,
              pointwise.map(own -> Clusters.interval(together, cell.level())),
              cell.patientsAtRisk(cell.sample(), days[i])));
    }
    return new Curve(key(Population.ALL_TREATED), "in_relief", points);
  }

  private double[] days() {
    int horizon = cell.curveHorizon();
    double[] days = new double[CURVE_STEPS + 1];
    for (int step = 0; step <= CURVE_STEPS; step++) {
      days[step] = Math.max(1, Math.rint((double) horizon * step / CURVE_STEPS));
    }
    return days;
  }

  private void responders(ReliefQuantities from, ReliefRows rows, String note) {
    rows.day("duration_p25", estimate(from.responderQuantile(0.25)), note);
    rows.day("duration_median", estimate(from.responderQuantile(0.5)), note);
    rows.day("duration_p75", estimate(from.responderQuantile(0.75)), note);
    rows.probability("prob_gt_90d", estimate(from.responderSurvival(90)), note);
    rows.probability("prob_180_365d", estimate(from.responderLossBetween(180, 365)), note);
    rows.probability("prob_gt_365d", estimate(from.responderSurvival(365)), note);
    rows.probability("prob_14_42d", estimate(from.responderLossBetween(14, 42)), note);
    for (int tau : ReliefCell.MEAN_HORIZONS) {
      rows.day(
          "mean_days_to_loss_%sd".formatted(tau),
          estimate(from.responderMeanTimeToLoss(tau)),
          note);
    }
  }

  private void treated(ReliefQuantities from, ReliefRows rows) {
    String note = "never-responders count as 0";
    rows.probability("responder_share", estimate(from.responderShare()), "");
    rows.day("duration_p25", estimate(from.quantile(0.25)), note);
    rows.day("duration_median", estimate(from.quantile(0.5)), note);
    rows.day("duration_p75", estimate(from.quantile(0.75)), note);
    rows.probability("prob_gt_90d", estimate(from.survival(90)), note);
    rows.probability("prob_180_365d", estimate(from.lossBetween(180, 365)), note);
    rows.probability("prob_gt_365d", estimate(from.survival(365)), note);
    rows.probability("prob_14_42d", estimate(from.lossBetween(14, 42)), note);
    for (int tau : ReliefCell.MEAN_HORIZONS) {
      rows.day("mean_days_to_loss_%sd".formatted(tau), estimate(from.meanTimeToLoss(tau)), note);
      rows.day(
          "mean_days_in_relief_%sd".formatted(tau),
          estimate(from.meanTimeInRelief(tau)),
          "of %s days, never-responders count as 0".formatted(tau));
    }
  }

  private Curve curve(Population population, String name, Function<Double, DerivedEstimate> curve) {
    List<CurvePoint> points = new ArrayList<>();
    for (double day : days()) {
      DerivedEstimate value = curve.apply(day);
      points.add(
          new CurvePoint(
              day, value.value(), limits(value), cell.patientsAtRisk(cell.sample(), day)));
    }
    return new Curve(key(population), name, points);
  }

  private Estimate estimate(Optional<DerivedEstimate> derived) {
    return estimate(derived, cell.level());
  }

  private Estimate estimate(DerivedEstimate derived) {
    return estimate(Optional.of(derived), cell.level());
  }

  private static Estimate estimate(Optional<DerivedEstimate> derived, double level) {
    return derived
        .filter(found -> Double.isFinite(found.value()))
        .<Estimate>map(found -> new Estimate.Point(found.value(), limits(found, level)))
        .orElseGet(() -> new Estimate.NotEstimable("not reached"));
  }

  private Optional<Interval> limits(DerivedEstimate derived) {
    return limits(derived, cell.level());
  }

  private static Optional<Interval> limits(DerivedEstimate derived, double level) {
    boolean has = derived.standardError() > 0 && derived.scale() != LimitScale.PLAIN;
    return has ? Optional.of(Clusters.interval(derived.limits(level), level)) : Optional.empty();
  }
}
