package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.parts.LocalParts;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.SummedGlm;
import org.reliefspan.numerics.linear.FTest;
import org.reliefspan.numerics.linear.LinearModel;
import org.reliefspan.numerics.linear.LinearModelFit;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/** {@code lm}: weighted linear regression. */
final class LinearRegressionModel implements ScalableModel {
  @Override
  public String name() {
    return "lm";
  }

  @Override
  public String summary() {
    return "linear regression, errors by the model, robust or clustered (CR1)";
  }

  @Override
  public String example() {
    return "fit lm 'med_duration ~ factor(group) + age' datasets/nerve-block/supraclavicular.csv"
        + " --robust hc3";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.ROBUST,
        FitOption.BOOTSTRAP,
        FitOption.SEED,
        FitOption.SUBJECT);
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
    FittedModel fitted = fitted(frame, options);
    return Resampling.isAsked(options)
        ? ResampledRegression.of(
            fitted, Family.gaussian(), new LocalParts<>(List.of(frame)), options)
        : fitted;
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    FittedModel fitted = fitted(frames, options);
    return Resampling.isAsked(options)
        ? ResampledRegression.of(fitted, Family.gaussian(), frames, options)
        : fitted;
  }

  private FittedModel fitted(ModelFrame frame, FitOptions options) {
    double[] response = Regressions.response(frame).clone();
    double[] offset = frame.offsetOrZeros();
    Arrays.setAll(response, row -> response[row] - offset[row]);
    double[] weight = frame.weightsOrOnes();
    LinearModelFit fit =
        Regressions.checked(() -> LinearModel.fit(frame.design().values(), response, weight));
    Coefficients estimates = estimates(fit, frame, options);
    FittedModel.Builder result = FittedModel.of(name(), fit.rowsUsed());
    result.reuse(Regressions.reuse("gaussian", frame.design().columns(), estimates));
    Regressions.studentTerms(
            frame.design().columns(), estimates, fit.residualDegreesOfFreedom(), options.level())
        .forEach(result::add);
    result.logLikelihood(fit.logLikelihood()).aic(fit.aic());
    if (Regressions.hasConstant(frame)) {
      double[] constant = Regressions.constant(frame.rows());
      result.nullLogLikelihood(LinearModel.fit(constant, response, weight).logLikelihood());
    }
    noteExact(result, fit.logLikelihood());
    fit.fTest().map(LinearRegressionModel::test).ifPresent(result::add);
    result.add(FittedQuantity.of(FittedCurve.ALL, "sigma", fit.sigma()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "df-residual", fit.residualDegreesOfFreedom()));
    fit.rSquared().ifPresent(r -> result.add(FittedQuantity.of(FittedCurve.ALL, "r-squared", r)));
    fit.adjustedRSquared()
        .ifPresent(r -> result.add(FittedQuantity.of(FittedCurve.ALL, "adjusted-r-squared", r)));
    return result.notes(Regressions.dependent(frame.design().columns(), estimates)).build();
  }

  private FittedModel fitted(Parts<ModelFrame> frames, FitOptions options) {
    RegressionInParts parts = RegressionInParts.of(Family.gaussian(), frames);
    SummedGlm fit = parts.fit();
    SummedGlm alone = parts.constantAlone();
    double residual = (double) fit.residualDegreesOfFreedom();
    FittedModel.Builder result = FittedModel.of(name(), parts.sums().rowsUsed());
    List<String> columns = parts.design().columns();
    Coefficients estimates = parts.estimates(options, ClusterForm.CR1);
    Regressions.studentTerms(columns, estimates, residual, options.level()).forEach(result::add);
    result.reuse(Regressions.reuse("gaussian", columns, estimates));
    result.logLikelihood(fit.logLikelihood()).aic(fit.aic());
    result.nullLogLikelihood(alone.logLikelihood());
    noteExact(result, fit.logLikelihood());
    double explained = alone.deviance() - fit.deviance();
    if (fit.rank() > 1) {
      double slopes = fit.rank() - 1;
      result.add(test(FTest.of(explained / slopes / fit.dispersion(), slopes, residual)));
    }
    double rSquared = explained / alone.deviance();
    double all = residual + fit.rank() - 1;
    result.add(FittedQuantity.of(FittedCurve.ALL, "sigma", Math.sqrt(fit.dispersion())));
    result.add(FittedQuantity.of(FittedCurve.ALL, "df-residual", residual));
    result.add(FittedQuantity.of(FittedCurve.ALL, "r-squared", rSquared));
    result.add(
        FittedQuantity.of(
            FittedCurve.ALL, "adjusted-r-squared", 1 - (1 - rSquared) * all / residual));
    return result
        .notes(Regressions.dependent(parts.design().columns(), fit.coefficients()))
        .build();
  }

  private static Coefficients estimates(LinearModelFit fit, ModelFrame frame, FitOptions options) {
    if (frame.cluster().isPresent()) {
      Clusters clusters = Regressions.checked(() -> Clusters.of(frame.clusters()));
      return fit.clustered(clusters, ClusterForm.CR1);
    }
    String robust = options.choice(FitOption.ROBUST);
    return robust.equals("none")
        ? fit.coefficients()
        : fit.robust(RobustForm.valueOf(robust.toUpperCase(Locale.ROOT)));
  }

  private static void noteExact(FittedModel.Builder result, double logLikelihood) {
    if (!Double.isFinite(logLikelihood)) {
      result.note(
          "The columns explain the response without any residual, so there is no likelihood.");
    }
  }

  private static FittedTest test(FTest test) {
    return new FittedTest(
        "F",
        OptionalDouble.of(test.statistic()),
        OptionalDouble.of(test.numeratorDegrees()),
        OptionalDouble.of(test.p()));
  }
}
