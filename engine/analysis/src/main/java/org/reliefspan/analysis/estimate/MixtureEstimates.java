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
import org.reliefspan.domain.study.DurationModel;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.interval.DurationFamily;
import org.reliefspan.numerics.interval.MixtureDurationModel;
import org.reliefspan.numerics.interval.MixtureEstimate;
import org.reliefspan.numerics.interval.MixtureOutcome;
import org.reliefspan.numerics.limits.LimitScale;

/**
 * Durations by a model among responders: rows for responders, all treated and observed responders.
 * Limits by the delta method with variance clustered by patient.
 */
final class MixtureEstimates {
  private static final List<String> QUANTITIES =
      List.of(
          "responder_share",
          "duration_p25",
          "duration_median",
          "duration_p75",
          "prob_gt_90d",
          "prob_180_365d",
          "prob_gt_365d",
          "prob_14_42d",
          "mean_days_to_loss_90d",
          "mean_days_to_loss_365d",
          "mean_days_to_loss_730d");

  /** The quantities of a duration; the share of responders is one of all treated. */
  static final List<String> DURATIONS = QUANTITIES.subList(1, QUANTITIES.size());

  private static final int CURVE_STEPS = 60;

  private final ReliefCell cell;
  private final DurationModel model;

  MixtureEstimates(ReliefCell cell, DurationModel model) {
    this.cell = cell;
    this.model = model;
  }

  /** Rows for responders and all treated, with the survival curves of the durations. */
  void mixture(List<ReliefRow> rows, List<Curve> curves) {
    ReliefSample sample = cell.sample();
    Optional<MixtureEstimate> fit = Optional.empty();
    String reason = "no episode has a baseline";
    if (sample.size() > 0) {
      MixtureOutcome outcome =
          MixtureDurationModel.estimatingShare(sample.contributions(), family()).fit();
      fit = fitted(outcome);
      reason = reason(outcome);
    }
    ReliefRows responders = new ReliefRows(key(Population.RESPONDERS), sample);
    ReliefRows treated = new ReliefRows(key(Population.ALL_TREATED), sample);
    if (fit.isEmpty()) {
      responders.notEstimable(DURATIONS, reason);
      treated.notEstimable(QUANTITIES, reason);
    } else {
      writeResponders(responders, fit.get());
      writeTreated(treated, fit.get());
      curves.add(curve(Population.RESPONDERS, sample, fit.get()::responderSurvival));
      curves.add(curve(Population.ALL_TREATED, sample, fit.get()::treatedSurvival));
    }
    rows.addAll(responders.list());
    rows.addAll(treated.list());
  }

  /** Rows given relief at the first assessment: a plain duration model. */
  void observed(ReliefSample observed, List<ReliefRow> rows) {
    ReliefRows written = new ReliefRows(key(Population.OBSERVED_RESPONDERS), observed);
    if (observed.size() == 0) {
      written.notEstimable(DURATIONS, "nobody was in relief at the first assessment");
    } else {
      MixtureOutcome outcome =
          MixtureDurationModel.allResponding(observed.contributions(), family()).fit();
      Optional<MixtureEstimate> fit = fitted(outcome);
      fit.ifPresentOrElse(
          estimate -> writeDurations(written, estimate, ReliefCell.OBSERVED_NOTE),
          () -> written.notEstimable(DURATIONS, reason(outcome)));
    }
    rows.addAll(written.list());
  }

  private static Optional<MixtureEstimate> fitted(MixtureOutcome outcome) {
    return outcome instanceof MixtureEstimate estimate && estimate.converged()
        ? Optional.of(estimate)
        : Optional.empty();
  }

  private static String reason(MixtureOutcome outcome) {
    return outcome instanceof MixtureOutcome.NotIdentified problem
        ? problem.reason().text()
        : "the iterations did not settle";
  }

  private DurationFamily family() {
    return switch (model) {
      case WEIBULL -> DurationFamily.WEIBULL;
      case LOGNORMAL -> DurationFamily.LOGNORMAL;
      case LOGLOGISTIC -> DurationFamily.LOGLOGISTIC;
    };
  }

  private ReliefKey key(Population population) {
    return cell.key(population, model.id());
  }

  private void writeResponders(ReliefRows rows, MixtureEstimate fit) {
    writeDurations(rows, fit, "AIC " + rounded(fit.aic()));
  }

  private static String rounded(double aic) {
    return Long.toString(Math.round(aic));
  }

  private Estimate share(MixtureEstimate fit) {
    if (fit.shareAtBoundary()) {
      double lower = fit.shareLowerLimit().orElse(0);
      return Estimate.of(1, new Interval(lower, 1, cell.level()));
    }
    return estimate(fit.responderShare());
  }

  private void writeDurations(ReliefRows rows, MixtureEstimate fit, String note) {
    rows.day("duration_p25", estimate(fit.responderQuantile(0.25)), note);
    rows.day("duration_median", estimate(fit.responderMedian()), note);
    rows.day("duration_p75", estimate(fit.responderQuantile(0.75)), note);
    rows.probability("prob_gt_90d", estimate(fit.responderSurvival(90)), note);
    rows.probability("prob_180_365d", estimate(fit.responderLossBetween(180, 365)), note);
    rows.probability("prob_gt_365d", estimate(fit.responderSurvival(365)), note);
    rows.probability("prob_14_42d", estimate(fit.responderLossBetween(14, 42)), note);
    for (int tau : ReliefCell.MEAN_HORIZONS) {
      rows.day("mean_days_to_loss_%sd".formatted(tau), estimate(fit.responderMean(tau)), note);
    }
  }

  private void writeTreated(ReliefRows rows, MixtureEstimate fit) {
    String note = "never-responders count as 0";
    rows.probability("responder_share", share(fit), "");
    rows.day("duration_p25", estimate(fit.treatedQuantile(0.25)), note);
    rows.day("duration_median", estimate(fit.treatedQuantile(0.5)), note);
    rows.day("duration_p75", estimate(fit.treatedQuantile(0.75)), note);
    rows.probability("prob_gt_90d", estimate(fit.treatedSurvival(90)), note);
    rows.probability("prob_180_365d", between(fit, 180, 365), note);
    rows.probability("prob_gt_365d", estimate(fit.treatedSurvival(365)), note);
    rows.probability("prob_14_42d", between(fit, 14, 42), note);
    for (int tau : ReliefCell.MEAN_HORIZONS) {
      rows.day("mean_days_to_loss_%sd".formatted(tau), estimate(fit.treatedMean(tau)), note);
    }
  }

  private Estimate between(MixtureEstimate fit, double after, double until) {
    return estimate(
        fit.derived(p -> p.treatedSurvival(after) - p.treatedSurvival(until), LimitScale.LOGIT));
  }

  private Estimate estimate(DerivedEstimate derived) {
    if (!Double.isFinite(derived.value())) {
      return new Estimate.NotEstimable("not reached");
    }
    return new Estimate.Point(derived.value(), limits(derived));
  }

  private Optional<Interval> limits(DerivedEstimate derived) {
    if (!(derived.standardError() > 0) || !Double.isFinite(derived.standardError())) {
      return Optional.empty();
    }
    return Optional.of(Clusters.interval(derived.limits(cell.level()), cell.level()));
  }

  private Curve curve(
      Population population, ReliefSample sample, Function<Double, DerivedEstimate> survival) {
    List<CurvePoint> points = new ArrayList<>();
    int horizon = cell.curveHorizon();
    for (int step = 0; step <= CURVE_STEPS; step++) {
      double day = Math.rint((double) horizon * step / CURVE_STEPS);
      if (step == 0) {
        day = 1; // the curve begins after the procedure, where its limits are defined
      }
      DerivedEstimate value = survival.apply(day);
      points.add(
          new CurvePoint(day, value.value(), limits(value), cell.patientsAtRisk(sample, day)));
    }
    return new Curve(key(population), "duration_survival", points);
  }
}
