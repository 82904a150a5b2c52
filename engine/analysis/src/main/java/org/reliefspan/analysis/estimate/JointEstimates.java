package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.analysis.episode.ObservationEnd;
import org.reliefspan.analysis.outcome.ReliefSightings;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.DurationModel;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.GroupGate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefEstimator;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.hidden.IdentifiabilityGate;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.hidden.ReliefQuantities;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Durations and days in relief by the hidden process, visits that depend on relief included: rows
 * for responders and all treated. Where the data do not determine them, the rows say why.
 */
final class JointEstimates {
  private static final List<String> DURATIONS =
      List.of(
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
  private static final List<String> OCCUPANCIES =
      List.of("mean_days_in_relief_90d", "mean_days_in_relief_365d", "mean_days_in_relief_730d");
  private static final int CURVE_STEPS = 40;

  private final ReliefCell cell;
  private final ReliefHistories histories;

  private JointEstimates(ReliefCell cell, ReliefHistories histories) {
    this.cell = cell;
    this.histories = histories;
  }

  /**
   * What was fitted, for those that look further.
   *
   * @param closed why the headline is not shown, if it is not
   * @param sparse why a group says too little by itself, if it does; empty for all together
   */
  record Joint(
      ReliefHistories histories,
      Optional<HiddenReliefEstimate> headline,
      List<String> closed,
      List<String> sparse) {}

  /** Writes the rows of every duration model of the plan; the first is the headline's. */
  static Optional<Joint> write(ReliefCell cell, List<ReliefRow> rows, List<Curve> curves) {
    ReliefSample sample = cell.sample();
    if (sample.size() == 0) {
      new JointRows(cell, cell.plan().models().get(0))
          .notEstimable("no episode has a baseline", rows);
      return Optional.empty();
    }
    ReliefHistories histories =
        ReliefSightings.of(sample.outcomes, cell.question(), sample.episode, sample.cluster);
    return Optional.of(new JointEstimates(cell, histories).writeAll(rows, curves));
  }

  /** The headline's model, and all together also the other models of the plan. */
  private Joint writeAll(List<ReliefRow> rows, List<Curve> curves) {
    DurationModel first = cell.plan().models().get(0);
    HiddenReliefEstimate headline;
    try {
      headline = HiddenReliefEstimator.refine(chosen(family(first)));
    } catch (NotEstimableException undetermined) {
      new JointRows(cell, first).notEstimable(undetermined.reason(), rows);
      List<String> reason = List.of(undetermined.reason());
      return new Joint(histories, Optional.empty(), reason, reason);
    }
    List<String> closed = new ArrayList<>(unknownEnd());
    List<String> sparse = new ArrayList<>(closed);
    Map<DurationDistribution, HiddenReliefEstimate> others = Map.of();
    if (cell.stratum().equals(Stratum.ALL)) {
      IdentifiabilityGate gate = IdentifiabilityGate.of(headline);
      closed.addAll(gate.reasons());
      others = gate.fits();
    } else {
      GroupGate gate = GroupGate.of(headline, histories);
      closed.addAll(gate.reasons());
      sparse.addAll(gate.sparse());
    }
    if (closed.isEmpty()) {
      new JointRows(cell, first).write(headline, rows, curves, true);
    } else {
      new JointRows(cell, first)
          .notEstimable("visits and scores do not settle it: " + String.join("; ", closed), rows);
    }
    for (DurationModel model : cell.plan().models()) {
      HiddenReliefEstimate other = others.get(family(model));
      if (model != first && other != null && closed.isEmpty()) {
        new JointRows(cell, model).write(other, rows, curves, false);
      } else if (model != first && other != null) {
        new JointRows(cell, model)
            .notEstimable("not settled, as for the first model of the study", rows);
      }
    }
    return new Joint(histories, Optional.of(headline), closed, sparse);
  }

  /** Why silence cannot be read, if it cannot. */
  private List<String> unknownEnd() {
    return 2 * knownEnds() < cell.sample().size()
        ? List.of(
            "the end of observation is not on record for most episodes (enrol_end), so silence after"
                + " the last visit cannot be read")
        : List.of();
  }

  private int knownEnds() {
    int known = 0;
    for (int episode : cell.sample().episode) {
      ObservationEnd end = cell.sample().outcomes.table().observationEnd(episode);
      known += end == ObservationEnd.LAST_EVENT ? 0 : 1;
    }
    return known;
  }

  /**
   * The simplest structure that the scores allow: scores that waver need mistaken scores and
   * perhaps regained relief, which Akaike's criterion decides; relief first seen after a failing
   * score is then taken for a mistake. Where no score wavers, the first failing score stands.
   */
  private HiddenReliefEstimate chosen(DurationDistribution family) {
    HiddenReliefModel plain = HiddenReliefModel.of(family);
    HiddenReliefModel.Mistakes mistakes = HiddenReliefModel.Mistakes.toEstimate();
    List<HiddenReliefModel> possible = new ArrayList<>();
    if (histories.wavers()) {
      possible.add(plain.with(mistakes));
      possible.add(plain.with(mistakes).with(HiddenReliefModel.Regain.MARKOV));
    }
    return possible.isEmpty() ? HiddenReliefEstimator.fitQuickly(plain, histories) : best(possible);
  }

  private HiddenReliefEstimate best(List<HiddenReliefModel> possible) {
    Optional<HiddenReliefEstimate> best = Optional.empty();
    Optional<NotEstimableException> reason = Optional.empty();
    for (HiddenReliefModel model : possible) {
      try {
        HiddenReliefEstimate fit = HiddenReliefEstimator.fitQuickly(model, histories);
        best = best.filter(other -> other.aic() <= fit.aic()).or(() -> Optional.of(fit));
      } catch (NotEstimableException undetermined) {
        reason = Optional.of(undetermined);
      }
    }
    if (best.isEmpty()) {
      throw reason.orElseThrow();
    }
    return best.get();
  }

  private static DurationDistribution family(DurationModel model) {
    return switch (model) {
      case WEIBULL -> DurationDistribution.WEIBULL;
      case LOGNORMAL -> DurationDistribution.LOGNORMAL;
      case LOGLOGISTIC -> DurationDistribution.LOGLOGISTIC;
    };
  }

  /** Writes one fit as rows and curves. */
  private static final class JointRows {
    private final ReliefCell cell;
    private final String estimator;

    JointRows(ReliefCell cell, DurationModel model) {
      this.cell = cell;
      this.estimator = "joint_" + model.id();
    }

    private ReliefKey key(Population population) {
      return cell.key(population, estimator);
    }

    void notEstimable(String reason, List<ReliefRow> rows) {
      ReliefRows responders = new ReliefRows(key(Population.RESPONDERS), cell.sample());
      responders.notEstimable(DURATIONS, reason);
      ReliefRows treated = new ReliefRows(key(Population.ALL_TREATED), cell.sample());
      treated.notEstimable(List.of("responder_share"), reason);
      treated.notEstimable(DURATIONS, reason);
      treated.notEstimable(OCCUPANCIES, reason);
      rows.addAll(responders.list());
      rows.addAll(treated.list());
    }

    void write(
        HiddenReliefEstimate fit, List<ReliefRow> rows, List<Curve> curves, boolean withCurves) {
      ReliefQuantities quantities = fit.quantities();
      ReliefRows responders = new ReliefRows(key(Population.RESPONDERS), cell.sample());
      responders(quantities, responders, "AIC " + Math.round(fit.aic()));
      ReliefRows treated = new ReliefRows(key(Population.ALL_TREATED), cell.sample());
      treated(quantities, treated);
      rows.addAll(responders.list());
      rows.addAll(treated.list());
      if (withCurves) {
        curves.add(
            curve(Population.RESPONDERS, "duration_survival", quantities::responderSurvival));
        curves.add(curve(Population.ALL_TREATED, "duration_survival", quantities::survival));
        curves.add(curve(Population.ALL_TREATED, "in_relief", quantities::inRelief));
      }
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

    private Curve curve(
        Population population, String name, Function<Double, DerivedEstimate> curve) {
      List<CurvePoint> points = new ArrayList<>();
      int horizon = cell.curveHorizon();
      for (int step = 0; step <= CURVE_STEPS; step++) {
        double day = Math.max(1, Math.rint((double) horizon * step / CURVE_STEPS));
        DerivedEstimate value = curve.apply(day);
        points.add(
            new CurvePoint(
                day, value.value(), limits(value), cell.patientsAtRisk(cell.sample(), day)));
      }
      return new Curve(key(population), name, points);
    }

    private Estimate estimate(Optional<DerivedEstimate> derived) {
      return derived.map(this::estimate).orElseGet(() -> new Estimate.NotEstimable("not reached"));
    }

    private Estimate estimate(DerivedEstimate derived) {
      return Double.isFinite(derived.value())
          ? new Estimate.Point(derived.value(), limits(derived))
          : new Estimate.NotEstimable("not reached");
    }

    private Optional<Interval> limits(DerivedEstimate derived) {
      boolean has = derived.standardError() > 0 && derived.scale() != LimitScale.PLAIN;
      return has
          ? Optional.of(Clusters.interval(derived.limits(cell.level()), cell.level()))
          : Optional.empty();
    }
  }
}
