package org.reliefspan.analysis.fit;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hidden.FrailtyComparison;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate;
import org.reliefspan.numerics.hidden.HiddenReliefModel;
import org.reliefspan.numerics.hidden.IdentifiabilityGate;
import org.reliefspan.numerics.hidden.ReliefBounds;
import org.reliefspan.numerics.hidden.ReliefHistories;
import org.reliefspan.numerics.hidden.ReliefParts;
import org.reliefspan.numerics.hidden.ReliefQuantities;
import org.reliefspan.numerics.hidden.VisitDiagnosis;
import org.reliefspan.numerics.hidden.VisitKind;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.survival.KaplanMeier;

/** A fit of relief and visits, in the words of {@code fit}. */
final class JointVisitAnswer {
  /** Durations that vary in step with visits are not those of the family alone. */
  private static final String IN_STEP = "duration: with visits";

  private final HiddenReliefEstimate fit;
  private final ReliefParts parts;
  private final FitOptions options;

  JointVisitAnswer(HiddenReliefEstimate fit, ReliefParts parts, FitOptions options) {
    this.fit = fit;
    this.parts = parts;
    this.options = options;
  }

  FittedModel of(String name) {
    FittedModel.Builder result =
        FittedModel.of(name, episodes())
            .events(Math.round(VisitDiagnosis.of(parts).losses()))
            .logLikelihood(fit.logLikelihood())
            .aic(fit.aic());
    for (int i = 0; i < fit.names().size(); i++) {
      result.add(FittedTerm.of(fit.names().get(i), fit.coefficients(), i, options.level()));
    }
    if (!fit.names().contains(IN_STEP)) {
      result.reuse(reuse());
    }
    quantities(result);
    visits(result);
    bounds(result);
    VisitDiagnosis.independence(fit)
        .ifPresent(test -> result.add(FittedTest.of("visits-independent", test)));
    FrailtyComparison.of(fit).ifPresent(test -> result.add(FittedTest.of("subjects-alike", test)));
    fit.atBounds().forEach(held -> result.note("Not estimated, at its bound: %s.".formatted(held)));
    IdentifiabilityGate.of(fit)
        .reasons()
        .forEach(reason -> result.note("The data hardly settle the median: %s.".formatted(reason)));
    if (fit.model().onset() == HiddenReliefModel.Onset.DELAYED) {
      result.note("Some relief is first seen after a failing score, so it may begin late.");
    }
    if (parts.collect(histories -> histories.duration().columns()).get(0) > 1) {
      result.note("Quantities and curves are averages over the subjects.");
    }
    return result.build();
  }

  private Reuse reuse() {
    int columns = parts.collect(histories -> histories.duration().columns()).get(0);
    return JointTerms.reuse(
        fit.names(), columns, options.choice(FitOption.DIST), fit.coefficients());
  }

  private void quantities(FittedModel.Builder result) {
    ReliefQuantities quantities = fit.quantities();
    add(result, "responder-share", quantities.responderShare());
    add(result, "median", quantities.responderQuantile(0.5));
    add(result, "p25", quantities.responderQuantile(0.25));
    add(result, "p75", quantities.responderQuantile(0.75));
    add(result, "median-all", quantities.quantile(0.5));
    OptionalDouble tau = options.number(FitOption.TAU);
    if (tau.isPresent()) {
      if (!(tau.getAsDouble() > 0)) {
        throw new FormulaException("--tau (%s) must be positive.".formatted(tau.getAsDouble()));
      }
      add(result, "rmst", quantities.meanTimeToLoss(tau.getAsDouble()));
      add(result, "days-in-relief", quantities.meanTimeInRelief(tau.getAsDouble()));
    }
    double[] times = options.numbers(FitOption.TIMES);
    if (times.length > 0) {
      result.add(curve("responders", times, quantities::responderSurvival));
      result.add(curve("all", times, quantities::survival));
      result.add(curve("in relief", times, quantities::inRelief));
    }
  }

  private void visits(FittedModel.Builder result) {
    for (HiddenReliefEstimate.State state : HiddenReliefEstimate.State.values()) {
      String when = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (hasUnscheduled()) {
        result.add(FittedQuantity.of(FittedCurve.ALL, "visit-rate:" + when, fit.visitRate(state)));
      }
      fit.attendance(state)
          .ifPresent(
              share -> result.add(FittedQuantity.of(FittedCurve.ALL, "attendance:" + when, share)));
      if (fit.mistake(state) > 0) {
        result.add(FittedQuantity.of(FittedCurve.ALL, "mistaken:" + when, fit.mistake(state)));
      }
    }
  }

  /** Medians that the scores allow, whatever the visits. */
  private void bounds(FittedModel.Builder result) {
    Optional<ReliefBounds> bounds = ReliefBounds.of(parts);
    if (bounds.isEmpty()) {
      result.note("The rows lay in parts and have too many different times for median-bound.");
      return;
    }
    result.add(bound("median-bound:worst", bounds.get().worst()));
    result.add(bound("median-bound:best", bounds.get().best()));
  }

  private long episodes() {
    return parts.collect(ReliefHistories::episodes).stream().mapToLong(Integer::longValue).sum();
  }

  private boolean hasUnscheduled() {
    return parts.collect(histories -> histories.has(VisitKind.UNSCHEDULED)).contains(true);
  }

  private static FittedQuantity bound(String name, KaplanMeier curve) {
    OptionalDouble median = curve.median(0.95).estimate();
    return median.isPresent()
        ? FittedQuantity.of(FittedCurve.ALL, name, median.getAsDouble())
        : FittedQuantity.notEstimable(FittedCurve.ALL, name);
  }

  private void add(FittedModel.Builder result, String name, Optional<DerivedEstimate> value) {
    if (value.isPresent()) {
      add(result, name, value.get());
    } else {
      result.add(FittedQuantity.notEstimable(FittedCurve.ALL, name));
    }
  }

  private void add(FittedModel.Builder result, String name, DerivedEstimate value) {
    result.add(quantity(name, value));
  }

  private FittedQuantity quantity(String name, DerivedEstimate value) {
    return FittedQuantity.of(
        FittedCurve.ALL, name, value.value(), value.standardError(), value.limits(options.level()));
  }

  private FittedCurve curve(
      String stratum, double[] times, DoubleFunction<DerivedEstimate> survival) {
    if (times[0] < 0) { // in rising order
      throw new FormulaException("--times (%s) must not be negative.".formatted(times[0]));
    }
    return FittedCurve.pointwise(
        stratum, "", times, time -> quantity(stratum, survival.apply(time)));
  }
}
