package org.reliefspan.analysis.fit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.numerics.hazard.CoxBaseline;
import org.reliefspan.numerics.hazard.HazardCurve;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Predicted curves at the times asked for: survival, or the incidence that is its complement. */
final class HazardCurves {
  /** Where curves are predicted. */
  static final String CENTRE =
      "Curves are at 0 for columns of only -1, 0 and 1, and at the mean for other columns and the"
          + " offset.";

  private static final MathContext DIGITS = new MathContext(12);
  private final LimitScale scale;
  private final double level;
  private final double[] times;

  private HazardCurves(LimitScale scale, double level, double[] times) {
    this.scale = scale;
    this.level = level;
    this.times = times;
  }

  static HazardCurves of(FitOptions options) {
    SurvivalOptions read = SurvivalOptions.of(options);
    return new HazardCurves(read.scale(), read.level(), read.times());
  }

  /** Whether times were asked for. */
  boolean wanted() {
    return times.length > 0;
  }

  /** Survival of a stratum at the centre of the covariates. */
  void addSurvival(FittedModel.Builder result, String label, CoxBaseline baseline, int stratum) {
    HazardCurve curve = baseline.atCentre(stratum);
    result.add(curve(label, "", curve, time -> baseline.atRiskFrom(stratum, time), 0));
    noteEnd(result, label, curve);
  }

  /** Incidence of a cause at the centre of the covariates. */
  void addIncidence(FittedModel.Builder result, String cause, CoxBaseline baseline) {
    HazardCurve curve = baseline.atCentre(0);
    result.add(curve(FittedCurve.ALL, cause, curve, time -> baseline.atRiskFrom(0, time), 1));
    noteEnd(result, FittedCurve.ALL, curve);
  }

  private void noteEnd(FittedModel.Builder result, String label, HazardCurve curve) {
    if (Arrays.stream(times).anyMatch(time -> isUnseen(curve, time))) {
      result.note(
          "Nobody of %s is followed beyond %s: the curve is not known after it."
              .formatted(label, new BigDecimal(curve.lastTime()).round(DIGITS).toPlainString()));
    }
  }

  /** Whether a time lies after the last one seen, with survivors. */
  private static boolean isUnseen(HazardCurve curve, double time) {
    return time > curve.lastTime() && curve.survival(curve.size() - 1) > 0;
  }

  /** Values v of the curve become v where {@code top} is 0, else top - v. */
  private FittedCurve curve(
      String stratum, String cause, HazardCurve curve, DoubleUnaryOperator atRisk, double top) {
    FittedSeries.Builder[] series = new FittedSeries.Builder[6];
    for (int i = 0; i < series.length; i++) {
      series[i] = FittedSeries.builder();
    }
    int before = -1;
    for (double time : times) {
      int row = curve.rowAt(time);
      series[0].add(atRisk.applyAsDouble(time));
      series[1].add(events(curve, before, row));
      before = row;
      if (isUnseen(curve, time)) {
        for (int i = 2; i < series.length; i++) {
          series[i].addMissing();
        }
        continue;
      }
      series[2].add(shown(curve.survival(row), top));
      series[3].add(curve.survivalError(row));
      addLimits(curve.limits(row, level, scale), top, series[4], series[5]);
    }
    return new FittedCurve(
        stratum,
        cause,
        FittedSeries.of(times),
        series[0].build(),
        series[1].build(),
        series[2].build(),
        series[3].build(),
        series[4].build(),
        series[5].build());
  }

  private static double shown(double value, double top) {
    return top == 0 ? value : top - value;
  }

  private static double events(HazardCurve curve, int before, int row) {
    double sum = 0;
    for (int i = before + 1; i <= row; i++) {
      sum += curve.events(i);
    }
    return sum;
  }

  private static void addLimits(
      Optional<Limits> limits, double top, FittedSeries.Builder lower, FittedSeries.Builder upper) {
    if (limits.isEmpty()) {
      lower.addMissing();
      upper.addMissing();
    } else {
      lower.add(top == 0 ? limits.get().lower() : top - limits.get().upper());
      upper.add(top == 0 ? limits.get().upper() : top - limits.get().lower());
    }
  }
}
