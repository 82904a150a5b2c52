package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.Locale;
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
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearModel;
import org.reliefspan.numerics.glm.GlmFit;
import org.reliefspan.numerics.glm.NegativeBinomialFit;
import org.reliefspan.numerics.glm.NegativeBinomialModel;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.glm.SummedGlm;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/** {@code glm}: binomial, Poisson, negative binomial and gaussian regression. */
final class GeneralisedRegressionModel implements ScalableModel {
  private static final String NEGATIVE_BINOMIAL = "negative-binomial";

  @Override
  public String name() {
    return "glm";
  }

  @Override
  public String summary() {
    return "logistic, Poisson, negative binomial or gaussian regression";
  }

  @Override
  public String example() {
    return "fit glm 'med_censor ~ factor(group) + age' datasets/nerve-block/supraclavicular.csv"
        + " --family binomial";
  }

  @Override
  public Set<FitOption> options() {
    return Set.of(
        FitOption.WEIGHTS,
        FitOption.FAMILY,
        FitOption.ROBUST,
        FitOption.PENALTY,
        FitOption.LAMBDA,
        FitOption.FIRTH,
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
    return FrameSpec.ResponseKind.BINARY;
  }

  @Override
  public FrameSpec.ResponseKind response(FitOptions options) {
    return Regressions.response(options);
  }

  @Override
  public FittedModel fit(ModelFrame frame, FitOptions options) {
    if (PenalisedRegression.isWanted(options)) {
      return PenalisedRegression.fit(name(), frame, options);
    }
    RegressionData data = Regressions.data(frame);
    boolean negative = options.choice(FitOption.FAMILY).equals(NEGATIVE_BINOMIAL);
    if (negative && Resampling.isAsked(options)) {
      throw new FormulaException(
          "--family negative-binomial has no --bootstrap. Maybe --robust hc1, or cluster()?");
    }
    FittedModel fitted =
        negative ? negativeBinomial(frame, data, options) : ofFamily(frame, data, options);
    return resampled(fitted, new LocalParts<>(List.of(frame)), options);
  }

  private static FittedModel resampled(
      FittedModel fitted, Parts<ModelFrame> frames, FitOptions options) {
    return Resampling.isAsked(options)
        ? ResampledRegression.of(
            fitted, Regressions.family(options.choice(FitOption.FAMILY)), frames, options)
        : fitted;
  }

  @Override
  public FittedModel fit(Parts<ModelFrame> frames, FitOptions options) {
    if (PenalisedRegression.isWanted(options)) {
      throw new FormulaException(
          "--penalty and --firth need all rows in one memory. Maybe leave --spark out?");
    }
    if (options.choice(FitOption.FAMILY).equals(NEGATIVE_BINOMIAL)) {
      throw new FormulaException(
          "--family negative-binomial needs all rows in one memory. Maybe leave --spark out?");
    }
    Family family = Regressions.family(options.choice(FitOption.FAMILY));
    RegressionInParts parts = RegressionInParts.of(family, frames);
    SummedGlm fit = parts.fit();
    SummedGlm alone = parts.constantAlone();
    double residual = (double) fit.residualDegreesOfFreedom();
    FittedModel.Builder result = FittedModel.of(name(), parts.sums().rowsUsed());
    if (options.choice(FitOption.FAMILY).equals("binomial")) {
      result.events(
          frames.collect(frame -> frame.rows() == 0 ? 0L : Regressions.events(frame)).stream()
              .mapToLong(Long::longValue)
              .sum());
    }
    List<String> columns = parts.design().columns();
    Coefficients estimates = parts.estimates(options, ClusterForm.CR1_CLUSTERS);
    terms(family, columns, estimates, residual, options).forEach(result::add);
    result.reuse(Regressions.reuse(options.choice(FitOption.FAMILY), columns, estimates));
    result.add(FittedQuantity.of(FittedCurve.ALL, "deviance", fit.deviance()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "null-deviance", alone.deviance()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "dispersion", fit.dispersion()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "df-residual", residual));
    double shift =
        frames.collect(Regressions::repeatedTrials).stream().mapToDouble(each -> each).sum();
    result.logLikelihood(fit.logLikelihood() + shift).aic(fit.aic() - 2 * shift);
    against(result, fit.logLikelihood() + shift, alone.logLikelihood() + shift, fit.rank() - 1);
    result.notes(Regressions.dependent(parts.design().columns(), fit.coefficients()));
    return resampled(result.build(), frames, options);
  }

  private static List<FittedTerm> terms(
      Family family,
      List<String> columns,
      Coefficients estimates,
      double degreesOfFreedom,
      FitOptions options) {
    return family.distribution().hasDispersion()
        ? Regressions.studentTerms(columns, estimates, degreesOfFreedom, options.level())
        : Regressions.terms(columns, estimates, options.level());
  }

  private FittedModel ofFamily(ModelFrame frame, RegressionData data, FitOptions options) {
    Family family = Regressions.family(options.choice(FitOption.FAMILY));
    GlmFit fit = Regressions.checked(() -> GeneralisedLinearModel.fit(family, data));
    FittedModel.Builder result = begin(frame, fit, options);
    double shift = Regressions.repeatedTrials(frame);
    result.logLikelihood(fit.logLikelihood() + shift).aic(fit.aic() - 2 * shift);
    if (Regressions.hasConstant(frame)) {
      RegressionData constant = data.withDesign(Regressions.constant(data.rows()));
      double alone = GeneralisedLinearModel.fit(family, constant).logLikelihood();
      against(result, fit.logLikelihood() + shift, alone + shift, fit.rank() - 1);
    }
    return result.build();
  }

  private FittedModel negativeBinomial(ModelFrame frame, RegressionData data, FitOptions options) {
    NegativeBinomialFit fit = Regressions.checked(() -> NegativeBinomialModel.fit(data));
    if (!(fit.thetaError() >= 0)) {
      throw new NotEstimableException(
          "Theta runs away, as if the counts were Poisson. Maybe use the Poisson family?");
    }
    FittedModel.Builder result = begin(frame, fit.regression(), options);
    result.logLikelihood(fit.logLikelihood()).aic(fit.aic());
    result.add(
        FittedQuantity.of(
            FittedCurve.ALL,
            "theta",
            fit.theta(),
            fit.thetaError(),
            LimitScale.LOG.normalLimits(fit.theta(), fit.thetaError(), options.level())));
    if (Regressions.hasConstant(frame)) {
      RegressionData constant = data.withDesign(Regressions.constant(data.rows()));
      try {
        double alone = NegativeBinomialModel.fit(constant).logLikelihood();
        against(result, fit.logLikelihood(), alone, fit.regression().rank() - 1);
      } catch (NotEstimableException reason) {
        result.note("Without covariates: " + reason.reason());
      }
    }
    return result.build();
  }

  private FittedModel.Builder begin(ModelFrame frame, GlmFit fit, FitOptions options) {
    FittedModel.Builder result = FittedModel.of(name(), fit.rowsUsed());
    if (options.choice(FitOption.FAMILY).equals("binomial")) {
      result.events(Regressions.events(frame));
    }
    Coefficients estimates = estimates(fit, frame, options);
    result.reuse(
        Regressions.reuse(options.choice(FitOption.FAMILY), frame.design().columns(), estimates));
    terms(
            fit.family(),
            frame.design().columns(),
            estimates,
            fit.residualDegreesOfFreedom(),
            options)
        .forEach(result::add);
    result.add(FittedQuantity.of(FittedCurve.ALL, "deviance", fit.deviance()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "null-deviance", fit.nullDeviance()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "dispersion", fit.dispersion()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "df-residual", fit.residualDegreesOfFreedom()));
    return result.notes(Regressions.dependent(frame.design().columns(), estimates));
  }

  private static void against(
      FittedModel.Builder result, double logLikelihood, double alone, int degrees) {
    if (!Double.isFinite(logLikelihood)) {
      result.note("The columns explain the response without any residual.");
      return;
    }
    result.nullLogLikelihood(alone);
    if (degrees > 0) {
      result.add(
          FittedTest.of(
              "likelihood-ratio",
              SignificanceTest.chiSquare(2 * (logLikelihood - alone), degrees)));
    }
  }

  private static Coefficients estimates(GlmFit fit, ModelFrame frame, FitOptions options) {
    if (frame.cluster().isPresent()) {
      Clusters clusters = Regressions.checked(() -> Clusters.of(frame.clusters()));
      return fit.clustered(clusters, ClusterForm.CR1_CLUSTERS);
    }
    String robust = options.choice(FitOption.ROBUST);
    return robust.equals("none")
        ? fit.coefficients()
        : fit.robust(RobustForm.valueOf(robust.toUpperCase(Locale.ROOT)));
  }
}
