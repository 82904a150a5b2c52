package org.reliefspan.analysis.fit;

import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.panel.PanelEstimate;
import org.reliefspan.numerics.panel.PanelProfile;
import org.reliefspan.numerics.panel.PanelQuantity;
import org.reliefspan.numerics.panel.TransitionGraph;

/** What a panel model says at the covariates' means: intensities, stays, times in a state. */
record PanelAnswers(PanelEstimate fit, FitOptions options) {

  void addTo(FittedModel.Builder result) {
    PanelProfile profile = fit.at(fit.model().center());
    TransitionGraph graph = fit.model().graph();
    for (int t = 0; t < graph.size(); t++) {
      result.add(quantity(FittedCurve.ALL, "intensity:" + graph.label(t), profile.intensity(t)));
    }
    for (int state = 0; state < graph.states(); state++) {
      if (!graph.isAbsorbing(state)) {
        result.add(quantity(FittedCurve.ALL, "sojourn:" + (state + 1), profile.sojourn(state)));
      }
    }
    addRatios(result);
    OptionalDouble tau = options.number(FitOption.TAU);
    if (tau.isPresent()) {
      addLengths(profile, positive(FitOption.TAU, tau.getAsDouble()), result);
    }
    double[] times = options.numbers(FitOption.TIMES);
    if (times.length > 0) {
      positive(FitOption.TIMES, times[0]);
      addCurves(profile, times, result);
    }
  }

  private void addRatios(FittedModel.Builder result) {
    for (int i = fit.model().graph().size(); i < fit.model().size(); i++) {
      if (fit.coefficients().isEstimable(i)) {
        String name = "hazard-ratio:" + fit.model().names().get(i);
        result.add(quantity(FittedCurve.ALL, name, fit.hazardRatio(i)));
      }
    }
  }

  private void addLengths(PanelProfile profile, double tau, FittedModel.Builder result) {
    TransitionGraph graph = fit.model().graph();
    for (int from = 0; from < graph.states(); from++) {
      for (int in = 0; in < graph.states() && !graph.isAbsorbing(from); in++) {
        result.add(
            quantity(
                "from=" + (from + 1),
                "length-of-stay:" + (in + 1),
                profile.lengthOfStay(tau, from, in)));
      }
    }
  }

  private void addCurves(PanelProfile profile, double[] times, FittedModel.Builder result) {
    TransitionGraph graph = fit.model().graph();
    for (int from = 0; from < graph.states(); from++) {
      for (int in = 0; in < graph.states() && !graph.isAbsorbing(from); in++) {
        result.add(curve(profile, times, from, in));
      }
    }
  }

  private FittedCurve curve(PanelProfile profile, double[] times, int from, int in) {
    String stratum = "from=" + (from + 1);
    String state = String.valueOf(in + 1);
    return FittedCurve.pointwise(
        stratum,
        state,
        times,
        time -> quantity(stratum, state, profile.probability(time, from, in)));
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
