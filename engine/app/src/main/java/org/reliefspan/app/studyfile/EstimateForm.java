package org.reliefspan.app.studyfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/**
 * What the linear predictor of a fit means.
 *
 * @param form family of durations, or link of a mean
 * @param terms coefficients
 * @param factor from the fit's unit of time to the pathway's
 */
record EstimateForm(String form, EstimateTerms terms, double factor) {
  private static final Expression ONE = new Expression.Constant(1);

  /** The distribution of durations, in the pathway's unit of time. */
  Law law(Expression predictor, Place place) {
    Expression sigma =
        call("exp", terms.parameter(Reuse.Role.LOG_SCALE).orElse(new Expression.Constant(0)));
    Expression shape = EstimateTerms.binary("/", ONE, sigma);
    Expression scale = times(call("exp", predictor), factor);
    Expression location =
        EstimateTerms.binary("+", predictor, call("log", new Expression.Constant(factor)));
    return switch (form) {
      case "exponential" -> law(Law.Family.EXPONENTIAL, Map.of("mean", scale), place);
      case "lognormal" ->
          law(Law.Family.LOG_NORMAL, Map.of("log_mean", location, "log_sd", sigma), place);
      case "loglogistic" ->
          law(Law.Family.LOG_LOGISTIC, Map.of("shape", shape, "scale", scale), place);
      case "gengamma" ->
          law(
              Law.Family.GENERALISED_GAMMA,
              Map.of("mu", location, "sigma", sigma, "q", shape()),
              place);
      case "gompertz" ->
          law(
              Law.Family.GOMPERTZ,
              Map.of(
                  "shape", times(shape(), 1 / factor),
                  "rate", times(call("exp", predictor), 1 / factor)),
              place);
      default -> law(Law.Family.WEIBULL, Map.of("shape", shape, "scale", scale), place);
    };
  }

  private Expression shape() {
    return terms.parameter(Reuse.Role.SHAPE).orElse(new Expression.Constant(0));
  }

  private static Law law(Law.Family family, Map<String, Expression> parameters, Place place) {
    Map<String, Written> written = new TreeMap<>();
    parameters.forEach((name, value) -> written.put(name, new Written(value, place)));
    return new Law(family, written, place);
  }

  /** The mean, through the inverse of the link. */
  Expression mean(Expression predictor) {
    return switch (form) {
      case "logit" -> logistic(predictor);
      case "log" -> call("exp", predictor);
      default -> predictor;
    };
  }

  /** The share that responds at all, where the fit has never-responders. */
  Optional<Expression> responseShare(YamlNode at) {
    if (terms.hasResponse()) {
      return terms.response(at).map(EstimateForm::logistic);
    }
    return terms
        .parameter(Reuse.Role.ZERO)
        .map(zero -> EstimateTerms.binary("-", ONE, logistic(zero)));
  }

  private static Expression logistic(Expression logit) {
    Expression odds = call("exp", new Expression.Unary("-", logit));
    return EstimateTerms.binary("/", ONE, EstimateTerms.binary("+", ONE, odds));
  }

  private static Expression times(Expression value, double by) {
    return by == 1 ? value : EstimateTerms.binary("*", value, new Expression.Constant(by));
  }

  private static Expression call(String function, Expression argument) {
    return new Expression.Call(function, List.of(new Expression.Argument("", argument)));
  }
}
