package org.reliefspan.analysis.fit;

import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FitOption;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.duration.DurationProfile;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.model.Coefficients;

/** Medians, restricted means, curves and ratios of a parametric survival model. */
final class ParametricReport {
  private final FittedModel.Builder result;
  private final FitOptions options;

  ParametricReport(FittedModel.Builder result, FitOptions options) {
    this.result = result;
    this.options = options;
  }

  /** Median, restricted mean with {@code --tau}, curve with {@code --times}. */
  void add(String stratum, DurationProfile profile) {
    Optional<DerivedEstimate> median = profile.median();
    result.add(
        median
            .map(value -> quantity(stratum, "median", value))
            .orElseGet(() -> FittedQuantity.notEstimable(stratum, "median")));
    if (median.isEmpty()) {
      result.note("The median of %s is never reached under the model.".formatted(stratum));
    }
    OptionalDouble tau = options.number(FitOption.TAU);
    if (tau.isPresent()) {
      if (!(tau.getAsDouble() > 0)) {
        throw new FormulaException("--tau (%s) must be positive.".formatted(tau.getAsDouble()));
      }
      result.add(quantity(stratum, "rmst", profile.restrictedMean(tau.getAsDouble())));
    }
    double[] times = options.numbers(FitOption.TIMES);
    if (times.length > 0) {
      result.add(curve(stratum, profile, times));
    }
  }

  private FittedQuantity quantity(String stratum, String name, DerivedEstimate value) {
    return FittedQuantity.of(
        stratum, name, value.value(), value.standardError(), value.limits(options.level()));
  }

  private FittedCurve curve(String stratum, DurationProfile profile, double[] times) {
    for (double time : times) {
      if (!(time >= 0)) {
        throw new FormulaException("--times (%s) must not be negative.".formatted(time));
      }
    }
    return FittedCurve.pointwise(
        stratum, "", times, time -> quantity(stratum, "", profile.survival(time)));
  }

  /** exp of a coefficient with limits, as {@code time-ratio: group2}. */
  void addRatio(String name, Coefficients coefficients, int index) {
    if (coefficients.isEstimable(index)) {
      double ratio = Math.exp(coefficients.estimate(index));
      double error = ratio * coefficients.inferenceError(index);
      result.add(
          FittedQuantity.of(
              FittedCurve.ALL,
              name,
              ratio,
              error,
              LimitScale.LOG.normalLimits(ratio, error, options.level())));
    } else {
      result.add(FittedQuantity.notEstimable(FittedCurve.ALL, name));
    }
  }
}
