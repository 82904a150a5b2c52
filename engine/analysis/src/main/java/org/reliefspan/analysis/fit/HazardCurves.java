package org.reliefspan.analysis.fit;

import java.util.Optional;
import org.reliefspan.domain.fit.FitOptions;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.numerics.hazard.HazardCurve;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Predicted curves at the times asked for: survival, or the incidence that is its complement. */
final class HazardCurves {
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

  FittedCurve survival(String stratum, HazardCurve curve) {
    return curve(stratum, "", curve, 0);
  }

  FittedCurve incidence(String cause, HazardCurve curve) {
    return curve(FittedCurve.ALL, cause, curve, 1);
  }

  /** Values v of the curve become v where {@code top} is 0, else top - v. */
  private FittedCurve curve(String stratum, String cause, HazardCurve curve, double top) {
    FittedSeries.Builder[] series = new FittedSeries.Builder[6];
    for (int i = 0; i < series.length; i++) {
      series[i] = FittedSeries.builder();
    }
    int before = -1;
    for (double time : times) {
      int row = curve.rowAt(time);
      int next = Math.min(curve.size() - 1, row >= 0 && curve.time(row) == time ? row : row + 1);
      series[0].add(curve.atRisk(next));
      series[1].add(events(curve, before, row));
      series[2].add(shown(curve.survival(row), top));
      series[3].add(curve.survivalError(row));
      addLimits(curve.limits(row, level, scale), top, series[4], series[5]);
      before = row;
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
