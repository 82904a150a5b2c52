package org.reliefspan.analysis.fit;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.reliefspan.analysis.design.FrameSpec;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.hazard.FrailtyFit;
import org.reliefspan.numerics.hazard.HazardData;
import org.reliefspan.numerics.hazard.SharedFrailty;
import org.reliefspan.numerics.hazard.TieHandling;
import org.reliefspan.numerics.model.SignificanceTest;

/** {@code cox} with a {@code frailty()} term: a gamma frailty shared by the rows of a group. */
final class FrailtyModel {
  private static final double LEVEL_OF_LIMITS = 0.95;

  private FrailtyModel() {}

  static FittedModel fit(String name, ModelFrame frame, FitOptions options) {
    TieHandling ties = CoxModel.ties(options);
    refuse(frame.cluster().isPresent(), "frailty() and cluster() cannot stand together.");
    refuse(ties == TieHandling.EXACT, "frailty() needs --ties efron or breslow.");
    refuse(options.has(FitOption.TIMES), "Curves of a model with frailty() are not offered.");
    refuse(frame.design().width() == 0, "frailty() needs another term beside it.");
    HazardData data = HazardRows.of(frame, name);
    int[] groups = frame.codes(FrameSpec.FRAILTY);
    FrailtyFit fit = SharedFrailty.fit(data, groups, ties);
    FittedModel.Builder result = FittedModel.of(name, frame.rows());
    result.events(events(frame));
    result.logLikelihood(fit.marginalLogLikelihood());
    CoxResults.addTerms(result, frame.design(), fit.coefficients(), options.level());
    result.add(variance(fit, options.level()));
    result.add(FittedQuantity.of("all", "groups", fit.frailties().length));
    SignificanceTest test = fit.frailtyTest();
    result.add(FittedTest.of("frailty", test));
    if (fit.variance() == 0) {
      result.note("The rows of a group are no more alike than others: the frailty has variance 0.");
    }
    result.note(
        "The log likelihood is marginal over the frailties. The test of no frailty halves the"
            + " chi-square tail, the variance being at its edge.");
    return result.build();
  }

  private static FittedQuantity variance(FrailtyFit fit, double level) {
    if (fit.varianceLimits().isEmpty() || level != LEVEL_OF_LIMITS) {
      return FittedQuantity.of("all", "frailty-variance", fit.variance());
    }
    return new FittedQuantity(
        "all",
        "frailty-variance",
        OptionalDouble.of(fit.variance()),
        OptionalDouble.empty(),
        OptionalDouble.of(fit.varianceLimits().get().lower()),
        OptionalDouble.of(fit.varianceLimits().get().upper()));
  }

  private static long events(ModelFrame frame) {
    int[] status =
        frame.response() instanceof Response.StartStop spells
            ? spells.status()
            : ((Response.RightCensored) frame.response()).status();
    return Arrays.stream(status).filter(code -> code > 0).count();
  }

  private static void refuse(boolean wrong, String sentence) {
    if (wrong) {
      throw new FormulaException(sentence);
    }
  }
}
