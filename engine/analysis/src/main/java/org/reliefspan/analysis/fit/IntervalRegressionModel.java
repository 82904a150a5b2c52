package org.reliefspan.analysis.fit;

import java.util.Set;
import java.util.stream.IntStream;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.interval.IntervalLink;
import org.reliefspan.numerics.interval.SemiparametricEstimate;
import org.reliefspan.numerics.interval.SemiparametricEstimator;

/** {@code interval-regression}: semiparametric hazard or odds ratios of interval-censored times. */
final class IntervalRegressionModel implements FitModel {
  @Override
  public String name() {
    return "interval-regression";
  }

  @Override
  public String summary() {
    return "hazard or odds ratios of interval-censored times, no family for the baseline";
  }

  @Override
  public String example() {
    return "fit interval-regression 'Surv(left, right, type = interval2) ~ arm + age' visits.csv"
        + " --scale odds";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(FitOption.WEIGHTS, FitOption.SCALE);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.SLOPES;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.SURVIVAL;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    if (frame.cluster().isPresent()) {
      throw new FormulaException(
          "The model %s has no cluster(). Maybe use aft, which has.".formatted(name()));
    }
    IntervalFrame rows = IntervalFrame.of(frame, name());
    rows.requireWeight(IntStream.range(0, frame.rows()).toArray());
    IntervalLink link = link(options);
    double[] design = frame.design().values();
    SemiparametricEstimate fit =
        SemiparametricEstimator.fit(link, rows.left(), rows.right(), design, rows.weight());
    FittedModel.Builder result =
        FittedModel.of(name(), frame.rows())
            .events(rows.events())
            .logLikelihood(fit.logLikelihood())
            .nullLogLikelihood(nullLogLikelihood(link, rows));
    for (int i = 0; i < frame.design().width(); i++) {
      String column = frame.design().columns().get(i);
      result.add(FittedTerm.of(column, fit.coefficients(), i, options.level()));
      if (!fit.coefficients().isEstimable(i)) {
        result.note("%s depends on the columns before it.".formatted(column));
      }
    }
    return result
        .note(
            link == IntervalLink.PROPORTIONAL_ODDS
                ? "Terms are logs of odds ratios of the event by any time: positive means earlier."
                : "Terms are logs of hazard ratios: positive means earlier.")
        .build();
  }

  private static double nullLogLikelihood(IntervalLink link, IntervalFrame rows) {
    double[] nothing = new double[0];
    return SemiparametricEstimator.fit(link, rows.left(), rows.right(), nothing, rows.weight())
        .logLikelihood();
  }

  private static IntervalLink link(FitOptions options) {
    return switch (options.choice(FitOption.SCALE)) {
      case "hazard" -> IntervalLink.PROPORTIONAL_HAZARDS;
      case "odds" -> IntervalLink.PROPORTIONAL_ODDS;
      default ->
          throw new FormulaException("--scale of interval-regression must be hazard or odds.");
    };
  }
}
