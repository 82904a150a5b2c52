package org.reliefspan.analysis.fit;

import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.glm.FirthLogistic;
import org.reliefspan.numerics.glm.PenalisedFit;
import org.reliefspan.numerics.glm.PenalisedLogistic;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.model.SignificanceTest;

/** {@code glm --penalty} and {@code glm --firth}: logistic regression with a penalty. */
final class PenalisedRegression {
  private PenalisedRegression() {}

  /** Whether the options ask for a penalty. */
  static boolean isWanted(FitOptions options) {
    return options.has(FitOption.FIRTH)
        || options.has(FitOption.LAMBDA)
        || !options.choice(FitOption.PENALTY).equals("none");
  }

  static FittedModel fit(String name, ModelFrame frame, FitOptions options) {
    require(
        options.choice(FitOption.FAMILY).equals("binomial"),
        "--penalty and --firth are for the binomial family.");
    require(
        frame.cluster().isEmpty() && options.choice(FitOption.ROBUST).equals("none"),
        "With a penalty there are no robust or clustered errors.");
    require(
        !Resampling.isAsked(options),
        "With a penalty there is no --bootstrap. Maybe leave the penalty out?");
    require(
        Regressions.hasConstant(frame),
        "With a penalty the model needs its intercept. Maybe leave \"- 1\" out?");
    RegressionData data = Regressions.data(frame);
    FittedModel.Builder result = FittedModel.of(name, data.rowsUsed());
    result.events(Regressions.events(frame));
    return options.has(FitOption.FIRTH)
        ? firth(result, frame, data, options)
        : penalised(result, frame, data, options);
  }

  private static FittedModel penalised(
      FittedModel.Builder result, ModelFrame frame, RegressionData data, FitOptions options) {
    String penalty = options.choice(FitOption.PENALTY);
    require(!penalty.equals("none"), "--lambda needs --penalty ridge or --penalty lasso.");
    double lambda =
        options
            .number(FitOption.LAMBDA)
            .orElseThrow(
                () -> new FormulaException("--penalty needs --lambda, the strength of it."));
    require(
        lambda > 0 && lambda < Double.POSITIVE_INFINITY,
        "--lambda (%s) must be above 0 and finite.".formatted(lambda));
    require(frame.design().width() > 1, "A penalty needs a term beside the intercept.");
    double mixing = penalty.equals("lasso") ? 1 : 0;
    PenalisedFit fit = Regressions.checked(() -> PenalisedLogistic.over(data, mixing).fit(lambda));
    List<String> columns = frame.design().columns();
    for (int column = 0; column < columns.size(); column++) {
      result.add(FittedTerm.fixed(columns.get(column), fit.coefficient(column)));
    }
    result.add(FittedQuantity.of(FittedCurve.ALL, "deviance", fit.deviance()));
    result.add(FittedQuantity.of(FittedCurve.ALL, "lambda", lambda));
    result.add(FittedQuantity.of(FittedCurve.ALL, "not-zero", fit.nonZero()));
    return result
        .note("Penalised estimates are biased by design, so they have no errors and no tests.")
        .build();
  }

  private static FittedModel firth(
      FittedModel.Builder result, ModelFrame frame, RegressionData data, FitOptions options) {
    require(
        options.choice(FitOption.PENALTY).equals("none") && !options.has(FitOption.LAMBDA),
        "--firth is a penalty of its own: leave --penalty and --lambda out.");
    FirthLogistic.Fit fit = Regressions.checked(() -> FirthLogistic.fit(data));
    List<String> columns = frame.design().columns();
    Regressions.terms(columns, fit.coefficients(), options.level()).forEach(result::add);
    result.logLikelihood(fit.logLikelihood());
    double alone = FirthLogistic.constantAlone(data);
    result.nullLogLikelihood(alone);
    int degrees = -1;
    for (int column = 0; column < columns.size(); column++) {
      degrees += fit.coefficients().isEstimable(column) ? 1 : 0;
    }
    if (degrees > 0) {
      SignificanceTest test =
          SignificanceTest.chiSquare(Math.max(0, 2 * (fit.logLikelihood() - alone)), degrees);
      result.add(
          new FittedTest(
              "likelihood-ratio",
              OptionalDouble.of(test.statistic()),
              OptionalDouble.of((double) degrees),
              OptionalDouble.of(test.p())));
    }
    result.notes(Regressions.dependent(columns, fit.coefficients()));
    return result
        .note(
            "Log likelihoods hold Firth's penalty of all columns. Where a term separates the"
                + " responses its standard error, test and limits can mislead.")
        .build();
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new FormulaException(sentence);
    }
  }
}
