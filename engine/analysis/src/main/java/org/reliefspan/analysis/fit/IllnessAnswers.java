package org.reliefspan.analysis.fit;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.illness.IllnessEstimate;
import org.reliefspan.numerics.illness.IllnessModel;
import org.reliefspan.numerics.illness.IllnessProfile;
import org.reliefspan.numerics.panel.PanelQuantity;

/** What an illness-death model says at the covariates' means for those who begin in relief. */
record IllnessAnswers(IllnessEstimate fit, FitOptions options) {
  private static final String FROM = "from=1";

  void addTo(FittedModel.Builder result) {
    IllnessModel model = fit.model();
    IllnessProfile profile = fit.at(model.center());
    int transitions = model.graph().size();
    for (int i = transitions; i < transitions * (1 + model.columns()); i++) {
      if (fit.coefficients().isEstimable(i)) {
        String name = "hazard-ratio:" + model.names().get(i);
        result.add(quantity(FittedCurve.ALL, name, fit.hazardRatio(i)));
      }
    }
    OptionalDouble tau = options.number(FitOption.TAU);
    if (tau.isPresent()) {
      double horizon = positive(FitOption.TAU, tau.getAsDouble());
      for (int state = 0; state < model.graph().states(); state++) {
        PanelQuantity stay = profile.lengthOfStay(horizon, state);
        result.add(quantity(FROM, "length-of-stay:" + (state + 1), stay));
      }
    }
    double[] times = options.numbers(FitOption.TIMES);
    if (times.length > 0) {
      positive(FitOption.TIMES, times[0]);
      addCurves(profile, times, result);
    }
  }

  private void addCurves(IllnessProfile profile, double[] times, FittedModel.Builder result) {
    for (int state = 0; state < fit.model().graph().states(); state++) {
      int in = state;
      result.add(curve(String.valueOf(state + 1), times, time -> profile.probability(time, in)));
    }
    result.add(curve("ever 2", times, profile::incidenceOfLoss));
  }

  private FittedCurve curve(String cause, double[] times, DoubleFunction<PanelQuantity> at) {
    return FittedCurve.pointwise(FROM, cause, times, time -> quantity(FROM, cause, at.apply(time)));
  }

  private FittedQuantity quantity(String stratum, String name, PanelQuantity quantity) {
    return FittedQuantity.of(
        stratum,
        name,
        quantity.value(),
        quantity.standardError(),
        quantity.limits(options.level()));
  }

  private static double positive(FitOption option, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new FormulaException(
          "--%s (%s) must be positive and finite.".formatted(option.word(), value));
    }
    return value;
  }
}
