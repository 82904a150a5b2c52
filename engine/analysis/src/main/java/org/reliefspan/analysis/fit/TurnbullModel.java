package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.Groups;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LocalParts;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedIntervals;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.interval.TurnbullEstimate;
import org.reliefspan.numerics.interval.TurnbullEstimator;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;

/** {@code turnbull}: distributions of interval-censored times by group, with score tests. */
final class TurnbullModel implements ScalableModel {
  private static final double NEGLIGIBLE = 1e-9;
  private static final String RANGES =
      "lower and upper of %s and curves are the range that the intervals leave open, not confidence"
          + " limits; without a bound upwards they are empty, as is the right end of an interval.";

  @Override
  public String name() {
    return "turnbull";
  }

  @Override
  public String summary() {
    return "nonparametric curves of interval-censored times by group, with score tests";
  }

  @Override
  public String example() {
    return "fit turnbull 'Surv(left, right, type = interval2) ~ arm' visits.csv --tau 365";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.TIMES,
        FitOption.TAU,
        FitOption.BOOTSTRAP,
        FitOption.SEED,
        FitOption.SUBJECT);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.GROUPS;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.SURVIVAL;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    if (Resampling.isAsked(options)) {
      return resampled(new LocalParts<>(List.of(frame)), options);
    }
    IntervalFrame rows = IntervalFrame.of(frame, name());
    FittedModel.Builder result = FittedModel.of(name(), frame.rows()).events(rows.events());
    return fit(result, rows, frame.groups(), options);
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    if (Resampling.isAsked(options)) {
      return resampled(frames, options);
    }
    CollapsedIntervals.Joined joined =
        CollapsedIntervals.joined(
            frames.collect(frame -> CollapsedIntervals.of(frame, "turnbull")));
    FittedModel.Builder result = FittedModel.of(name(), joined.rows()).events(joined.events());
    return fit(result, joined.data(), joined.groups(), options);
  }

  /** Restricted means in replicates; what the data fix to a range alone has no such limits. */
  private FittedModel resampled(Parts<ModelFrame> frames, FitOptions options) {
    double tau =
        options
            .number(FitOption.TAU)
            .orElseThrow(
                () ->
                    new FormulaException(
                        "--bootstrap gives limits of restricted means here: it needs --tau."));
    requirePositive(tau);
    Resampling resampling = Resampling.of(options);
    List<CollapsedIntervals> names =
        frames.collect(frame -> CollapsedIntervals.of(frame, "turnbull"));
    ResampledKinds<CollapsedIntervals.Kind> kinds =
        ResampledKinds.joined(
            frames.collect(
                frame -> {
                  IntervalFrame rows = IntervalFrame.of(frame, "turnbull");
                  return ResampledKinds.of(
                      frame, resampling, row -> CollapsedIntervals.Kind.of(frame, rows, row));
                }));
    if (kinds.columns().isEmpty()) {
      throw new NotEstimableException("No complete row is left.");
    }
    long rows = names.stream().mapToLong(CollapsedIntervals::rows).sum();
    long events = names.stream().mapToLong(CollapsedIntervals::events).sum();
    List<String> labels = names.get(0).labels();
    CollapsedIntervals.Joined whole =
        CollapsedIntervals.joined(kinds.kinds(0), kinds.weights(0), labels, rows, events);
    FittedModel fitted =
        fit(FittedModel.of(name(), rows).events(events), whole.data(), whole.groups(), options);
    return BootstrapSummary.ofQuantities(options, "rmst"::equals)
        .of(
            fitted,
            number ->
                means(
                    CollapsedIntervals.joined(
                        kinds.kinds(number + 1), kinds.weights(number + 1), labels, rows, events),
                    tau));
  }

  private FittedModel means(CollapsedIntervals.Joined rows, double tau) {
    FittedModel.Builder result = FittedModel.of(name(), rows.rows());
    Groups groups = rows.groups();
    for (int group = 0; group < groups.size(); group++) {
      TurnbullEstimate estimate =
          TurnbullEstimator.over(rows.data().of(groups.codes(), group)).fit();
      result.add(
          FittedQuantity.of(groups.labels().get(group), "rmst", estimate.spreadIntegral(tau)));
    }
    return result.build();
  }

  private static FittedModel fit(
      FittedModel.Builder result, IntervalFrame rows, Groups groups, FitOptions options) {
    double logLikelihood = 0;
    double certificate = 0;
    for (int group = 0; group < groups.size(); group++) {
      TurnbullEstimate estimate = TurnbullEstimator.over(rows.of(groups.codes(), group)).fit();
      String label = groups.labels().get(group);
      if (!estimate.converged()) {
        throw new NotEstimableException(
            "The curve of %s did not reach its certificate. Maybe round the times to days."
                .formatted(label));
      }
      logLikelihood += estimate.logLikelihood();
      certificate = Math.max(certificate, estimate.certificate());
      result.add(intervals(label, estimate));
      add(label, estimate, options, result);
    }
    result.logLikelihood(logLikelihood).certificate(certificate);
    if (groups.size() > 1) {
      IntervalComparison.of(rows, groups).addTo(result);
    }
    String what = Resampling.isAsked(options) ? "medians" : "medians, restricted means";
    return result.note(RANGES.formatted(what)).build();
  }

  private static void add(
      String label, TurnbullEstimate estimate, FitOptions options, FittedModel.Builder result) {
    result.add(range(label, "median", estimate.quantileInterval(0.5)));
    OptionalDouble tau = options.number(FitOption.TAU);
    if (tau.isPresent()) {
      requirePositive(tau.getAsDouble());
      Limits open = estimate.integral(tau.getAsDouble());
      result.add(
          new FittedQuantity(
              label,
              "rmst",
              OptionalDouble.of(estimate.spreadIntegral(tau.getAsDouble())),
              OptionalDouble.empty(),
              OptionalDouble.of(open.lower()),
              OptionalDouble.of(open.upper())));
    }
    double[] times = options.numbers(FitOption.TIMES);
    if (times.length > 0) {
      result.add(curve(label, estimate, times));
    }
  }

  private static void requirePositive(double tau) {
    if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new FormulaException("--tau (%s) must be positive and finite.".formatted(tau));
    }
  }

  /** A range; its value is empty unless it is a point. */
  private static FittedQuantity range(String label, String name, Limits open) {
    boolean point = open.lower() == open.upper();
    return new FittedQuantity(
        label,
        name,
        point ? OptionalDouble.of(open.lower()) : OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(open.lower()),
        OptionalDouble.of(open.upper()));
  }

  private static FittedIntervals intervals(String label, TurnbullEstimate estimate) {
    FittedSeries.Builder left = FittedSeries.builder();
    FittedSeries.Builder right = FittedSeries.builder();
    FittedSeries.Builder mass = FittedSeries.builder();
    for (int j = 0; j < estimate.size(); j++) {
      if (estimate.mass(j) > NEGLIGIBLE) {
        left.add(Math.max(0, estimate.left(j)));
        right.add(estimate.right(j));
        mass.add(estimate.mass(j));
      }
    }
    return new FittedIntervals(label, left.build(), right.build(), mass.build());
  }

  private static FittedCurve curve(String label, TurnbullEstimate estimate, double[] times) {
    FittedSeries.Builder value = FittedSeries.builder();
    FittedSeries.Builder lower = FittedSeries.builder();
    FittedSeries.Builder upper = FittedSeries.builder();
    FittedSeries.Builder missing = FittedSeries.builder();
    for (double time : times) {
      Limits open = estimate.survivalAt(time);
      boolean point = open.upper() - open.lower() < NEGLIGIBLE;
      value.add(point ? OptionalDouble.of(open.lower()) : OptionalDouble.empty());
      lower.add(open.lower());
      upper.add(open.upper());
      missing.addMissing();
    }
    FittedSeries none = missing.build();
    return new FittedCurve(
        label,
        "",
        FittedSeries.of(times),
        none,
        none,
        value.build(),
        none,
        lower.build(),
        upper.build());
  }
}
