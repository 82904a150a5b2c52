package org.reliefspan.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.analysis.estimate.JointEstimates.Joint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.Population;
import org.reliefspan.numerics.hidden.DesignAdvisor;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.ReliefBounds;
import org.reliefspan.numerics.hidden.ReliefQuantities;
import org.reliefspan.numerics.hidden.TippingCurve;
import org.reliefspan.numerics.hidden.VisitDiagnosis;
import org.reliefspan.numerics.hidden.VisitDiagnosis.LastScore;
import org.reliefspan.numerics.hidden.VisitKind;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.survival.KaplanMeier;
import org.reliefspan.numerics.survival.RestrictedMean;

/**
 * How visits went with relief, what durations the scores allow at all, how the median moves with
 * the assumption on visits, and which further scores would help.
 */
final class VisitEstimates {
  /** Estimator of the rows that hold without an assumption on visits. */
  static final String BOUNDS = "bounds";

  private static final String PROCESS = "visit_process";
  private static final String ADVICE = "further_scores";
  private static final String WITHOUT_EVENTS = "without_events";
  private static final int RATE_DAYS = 30;
  private static final double[] RATIOS = {1, 2, 4, 8};
  private static final double ANSWERED = 0.8;

  private final ReliefCell cell;
  private final Joint joint;
  private final List<SensitivityRow> rows = new ArrayList<>();

  private VisitEstimates(ReliefCell cell, Joint joint) {
    this.cell = cell;
    this.joint = joint;
  }

  /** The rows of one cell. */
  static List<SensitivityRow> of(ReliefCell cell, Joint joint) {
    VisitEstimates estimates = new VisitEstimates(cell, joint);
    estimates.diagnose();
    estimates.withoutEvents();
    estimates.tip();
    estimates.advise();
    return estimates.rows;
  }

  /** The range that the scores leave when nothing is assumed of visits. */
  static void bounds(ReliefCell cell, Joint joint, List<ReliefRow> into) {
    ReliefBounds bounds = ReliefBounds.of(joint.histories());
    ReliefRows written = new ReliefRows(cell.key(Population.ALL_TREATED, BOUNDS), cell.sample());
    String note = "loss right after the last score in relief, or just before the first that fails";
    written.day(
        "duration_median", range(median(bounds.worst(), 0), median(bounds.best(), NEVER)), note);
    for (int day : List.of(90, 365)) {
      written.probability(
          "prob_gt_%sd".formatted(day),
          range(bounds.worst().survivalAt(day), bounds.best().survivalAt(day)),
          note);
    }
    for (int tau : ReliefCell.MEAN_HORIZONS) {
      Optional<RestrictedMean> best = bounds.best().restrictedMean(tau);
      Optional<RestrictedMean> worst = bounds.worst().restrictedMean(tau);
      written.day(
          "mean_days_to_loss_%sd".formatted(tau),
          best.isPresent() && worst.isPresent()
              ? range(worst.get().mean(), best.get().mean())
              : new Estimate.NotEstimable("observation ends before day " + tau),
          note);
    }
    into.addAll(written.list());
  }

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Estimate range(double left, double right) {
    return new Estimate.Range(left, Math.max(left, right), Optional.empty());
  }

  private static double median(KaplanMeier curve, double otherwise) {
    return curve.median(0.95).estimate().orElse(otherwise);
  }

  private void diagnose() {
    VisitDiagnosis seen = VisitDiagnosis.of(joint.histories());
    ReliefRows written = written(PROCESS);
    for (LastScore last : LastScore.values()) {
      String when = last.name().toLowerCase(Locale.ROOT);
      seen.unscheduledRate(last)
          .ifPresent(
              rate ->
                  written.value(
                      "unscheduled_per_30d_after_" + when,
                      Estimate.of(RATE_DAYS * rate),
                      "visits",
                      "by what the last score showed"));
      seen.attendance(last)
          .ifPresent(
              share ->
                  written.probability(
                      "attendance_after_" + when,
                      Estimate.of(share),
                      "by what the last score showed"));
    }
    if (joint.histories().has(VisitKind.EVENT)) {
      for (LastScore last : LastScore.values()) {
        seen.eventRate(last)
            .ifPresent(
                rate ->
                    written.value(
                        "events_per_30d_after_" + last.name().toLowerCase(Locale.ROOT),
                        Estimate.of(RATE_DAYS * rate),
                        "events",
                        "repeats, surgery and what else ends an episode, by the last score"));
      }
    }
    seen.lossesSeenUnscheduled()
        .ifPresent(
            share ->
                written.probability(
                    "loss_seen_at_unscheduled",
                    Estimate.of(share),
                    "share of first failing scores"));
    joint.headline().ifPresent(fit -> model(fit, written));
    add(PROCESS, written);
  }

  private void model(HiddenReliefEstimate fit, ReliefRows written) {
    String note = "by the model of relief and visits";
    if (joint.histories().has(VisitKind.UNSCHEDULED)) {
      for (HiddenReliefEstimate.State state : HiddenReliefEstimate.State.values()) {
        written.value(
            "unscheduled_per_30d_when_" + state.name().toLowerCase(Locale.ROOT),
            Estimate.of(RATE_DAYS * fit.visitRate(state)),
            "visits",
            note);
      }
    }
    for (HiddenReliefEstimate.State state : HiddenReliefEstimate.State.values()) {
      String when = state.name().toLowerCase(Locale.ROOT);
      fit.attendance(state)
          .ifPresent(
              share -> written.probability("attendance_when_" + when, Estimate.of(share), note));
      if (fit.mistake(state) > 0) {
        written.probability("mistaken_score_when_" + when, Estimate.of(fit.mistake(state)), note);
      }
    }
    Optional<SignificanceTest> test = VisitDiagnosis.independence(fit);
    written.value(
        "visits_independent_p",
        test.<Estimate>map(found -> Estimate.of(found.p()))
            .orElseGet(() -> new Estimate.NotEstimable("a rate or chance is at its bound")),
        ReliefRows.PROBABILITY,
        "Wald test that visits do not depend on relief");
  }

  /** The headline's quantities as if nothing but loss itself ended relief. */
  private void withoutEvents() {
    if (joint.headline().isEmpty() || !joint.histories().has(VisitKind.EVENT)) {
      return;
    }
    if (!joint.withoutEvents().isEmpty()) {
      ReliefRows responders = hypothetical(Population.RESPONDERS);
      responders.notEstimable(
          List.of("duration_p25", "duration_median", "duration_p75"),
          "visits and scores do not settle it: " + String.join("; ", joint.withoutEvents()));
      add(WITHOUT_EVENTS, responders);
      return;
    }
    ReliefQuantities from = joint.headline().get().quantitiesWithoutEvents();
    String note = "as if repeats, surgery and other events did not happen";
    ReliefRows responders = hypothetical(Population.RESPONDERS);
    for (int percent : List.of(25, 50, 75)) {
      String quantity = percent == 50 ? "duration_median" : "duration_p" + percent;
      responders.day(
          quantity,
          from.responderQuantile(percent / 100.0)
              .map(this::estimate)
              .orElseGet(() -> new Estimate.NotEstimable("not reached")),
          note);
    }
    add(WITHOUT_EVENTS, responders);
    ReliefRows treated = hypothetical(Population.ALL_TREATED);
    for (int tau : ReliefCell.MEAN_HORIZONS) {
      treated.day(
          "mean_days_in_relief_%sd".formatted(tau), estimate(from.meanTimeInRelief(tau)), note);
    }
    add(WITHOUT_EVENTS, treated);
  }

  private ReliefRows hypothetical(Population population) {
    ReliefKey key = cell.key(population, JointRows.estimator(joint.family()));
    return new ReliefRows(key.with(IntercurrentStrategy.HYPOTHETICAL.id()), cell.sample());
  }

  private void tip() {
    if (joint.headline().isEmpty() || !joint.histories().has(VisitKind.UNSCHEDULED)) {
      return;
    }
    TippingCurve curve = TippingCurve.of(joint.headline().get(), RATIOS);
    for (TippingCurve.Point point : curve.points()) {
      String analysis = "visit_ratio_%s".formatted(number(point.ratio()));
      ReliefRows written = written(Population.RESPONDERS);
      written.day(
          "duration_median",
          point
              .median()
              .map(this::estimate)
              .orElseGet(() -> new Estimate.NotEstimable("not determined under this ratio")),
          "if unscheduled visits came %s times as often after loss as in relief"
              .formatted(number(point.ratio())));
      add(analysis, written);
    }
  }

  private static String number(double ratio) {
    return ratio == Math.rint(ratio) ? Long.toString((long) ratio) : Double.toString(ratio);
  }

  private void advise() {
    if (joint.headline().isEmpty()) {
      return;
    }
    List<DesignAdvisor.Design> designs =
        DesignAdvisor.advise(
            joint.headline().get(),
            joint.histories(),
            ANSWERED,
            Philox.keyed(cell.seed(), "relief.advice"));
    ReliefRows written = written(Population.RESPONDERS);
    for (DesignAdvisor.Design design : designs) {
      written.value(
          "interval_ratio_%s_scores".formatted(design.times().size()),
          Estimate.of(design.ratio()),
          "ratio",
          "predicted width of the median's interval over the present one, with scores of four in"
              + " five patients on days "
              + String.join(
                  ", ", design.times().stream().map(t -> Long.toString(Math.round(t))).toList()));
    }
    add(ADVICE, written);
  }

  private Estimate estimate(DerivedEstimate derived) {
    if (!Double.isFinite(derived.value()) || !Double.isFinite(derived.standardError())) {
      return new Estimate.NotEstimable("not reached");
    }
    Interval limits = Clusters.interval(derived.limits(cell.level()), cell.level());
    return Estimate.of(derived.value(), limits);
  }

  private ReliefRows written(String estimator) {
    return new ReliefRows(cell.key(Population.ALL_TREATED, estimator), cell.sample());
  }

  private ReliefRows written(Population population) {
    ReliefKey key = cell.key(population, JointRows.estimator(joint.family()));
    return new ReliefRows(key, cell.sample());
  }

  private void add(String analysis, ReliefRows written) {
    for (ReliefRow row : written.list()) {
      rows.add(new SensitivityRow(analysis, row));
    }
  }
}
