package org.reliefspan.analysis.fit;

import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.limits.LimitScale;

/**
 * The options that survival curves read.
 *
 * @param times times asked for, rising; empty for all event times
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record SurvivalOptions(
    LimitScale scale, double level, double[] times, OptionalDouble tau, OptionalDouble rho) {

  static SurvivalOptions of(FitOptions options) {
    OptionalDouble tau = options.number(FitOption.TAU);
    if (tau.isPresent() && !(tau.getAsDouble() > 0 && Double.isFinite(tau.getAsDouble()))) {
      throw new FormulaException(
          "--tau (%s) must be positive and finite.".formatted(tau.getAsDouble()));
    }
    return new SurvivalOptions(
        scale(options.choice(FitOption.CONF)),
        options.level(),
        options.numbers(FitOption.TIMES),
        tau,
        options.number(FitOption.RHO));
  }

  /** With a bootstrap, curves are compared at times of the user's choice. */
  void requireTimes() {
    if (times.length == 0) {
      throw new FormulaException(
          "--bootstrap gives limits at times asked for: it needs --times, as 30,90,365.");
    }
  }

  private static LimitScale scale(String word) {
    return switch (word) {
      case "log" -> LimitScale.LOG;
      case "log-log" -> LimitScale.LOG_MINUS_LOG;
      case "plain" -> LimitScale.PLAIN;
      case "logit" -> LimitScale.LOGIT;
      case "arcsine" -> LimitScale.ARCSINE;
      default -> throw new IllegalArgumentException("conf (%s) must be a scale".formatted(word));
    };
  }
}
