package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.longitudinal.Criterion;
import org.reliefspan.numerics.longitudinal.MixedModel;
import org.reliefspan.numerics.longitudinal.MixedModelFit;

/** {@code lmm}: random intercept by subject, with {@code --time} also a random slope. */
final class MixedFitModel implements FitModel {
  @Override
  public String name() {
    return "lmm";
  }

  @Override
  public String summary() {
    return "linear mixed model: random intercept by subject, with --time also a random slope";
  }

  @Override
  public String example() {
    return "fit lmm 'score ~ arm*week' visits.csv --subject id --time week --df kenward-roger";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(FitOption.SUBJECT, FitOption.TIME, FitOption.DF);
  }

  @Override
  public FrameSpec.Role role() {
    return FrameSpec.Role.DESIGN;
  }

  @Override
  public FrameSpec.ResponseKind response() {
    return FrameSpec.ResponseKind.NUMBER;
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    LongitudinalAnswer.checkFinite(frame);
    MixedModelFit fit =
        MixedModel.fit(
            frame.design().values(),
            ((Response.Numbers) frame.response()).values(),
            frame.codes(FitOption.SUBJECT.word()),
            randomColumns(frame),
            Criterion.REML);
    FittedModel.Builder result = FittedModel.of(name(), frame.rows());
    LongitudinalAnswer.add(result, frame, options, fit.fixed());
    addComponents(result, fit, options.level());
    return result.build();
  }

  private static double[] randomColumns(ModelFrame frame) {
    if (!frame.has(FitOption.TIME.word())) {
      double[] ones = new double[frame.rows()];
      Arrays.fill(ones, 1);
      return ones;
    }
    double[] time = frame.numbers(FitOption.TIME.word());
    double[] columns = new double[2 * time.length];
    for (int row = 0; row < time.length; row++) {
      columns[2 * row] = 1;
      columns[2 * row + 1] = time[row];
    }
    return columns;
  }

  private static void addComponents(FittedModel.Builder result, MixedModelFit fit, double level) {
    result.add(
        component(
            "variance(intercept)", fit.randomCovariance(0, 0), fit.randomVarianceLimits(0, level)));
    if (fit.randomColumns() > 1) {
      result.add(
          component(
              "variance(slope)", fit.randomCovariance(1, 1), fit.randomVarianceLimits(1, level)));
      result.add(
          component("covariance(intercept,slope)", fit.randomCovariance(1, 0), Optional.empty()));
    }
    result.add(
        component("variance(residual)", fit.residualVariance(), fit.residualVarianceLimits(level)));
    if (fit.isSingular()) {
      result.note(
          "The fit is singular: a variance between subjects is 0 or a correlation is 1 or -1.");
    }
  }

  private static FittedQuantity component(String name, double value, Optional<Limits> limits) {
    return new FittedQuantity(
        "all",
        name,
        OptionalDouble.of(value),
        OptionalDouble.empty(),
        limits.map(both -> OptionalDouble.of(both.lower())).orElse(OptionalDouble.empty()),
        limits.map(both -> OptionalDouble.of(both.upper())).orElse(OptionalDouble.empty()));
  }
}
