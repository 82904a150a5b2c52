package org.reliefspan.numerics.survival;

import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Where a survival curve and its limits fall to a height, by the convention of R's survfit. */
final class CurveQuantiles {
  private static final double TIE = 1.4901161193847656e-8; // as quantile.survfit in R

  private CurveQuantiles() {}

  static QuantileEstimate of(
      KaplanMeier curve, double probability, double level, LimitScale scale) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability (%s) must lie between 0 and 1".formatted(probability));
    }
    double[] survival = new double[curve.size()];
    double[] lower = new double[curve.size()];
    double[] upper = new double[curve.size()];
    int limited = 0;
    for (int row = 0; row < survival.length; row++) {
      survival[row] = curve.survival(row);
      if (survival[row] > 0) {
        Limits limits = curve.limits(row, level, scale).orElseThrow();
        lower[row] = limits.lower();
        upper[row] = limits.upper();
        limited = row + 1;
      }
    }
    double height = 1 - probability;
    return new QuantileEstimate(
        crossing(curve, survival, survival.length, height),
        crossing(curve, lower, limited, height),
        crossing(curve, upper, limited, height));
  }

  private static OptionalDouble crossing(
      KaplanMeier curve, double[] heights, int rows, double height) {
    for (int row = 0; row < rows; row++) {
      if (heights[row] <= height + TIE) {
        double time = curve.time(row);
        boolean flat = heights[row] >= height - TIE && row + 1 < rows;
        return OptionalDouble.of(flat ? (time + curve.time(row + 1)) / 2 : time);
      }
    }
    return OptionalDouble.empty();
  }
}
