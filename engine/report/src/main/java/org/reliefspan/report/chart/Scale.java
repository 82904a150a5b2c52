package org.reliefspan.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Maps values from low to high to pixels from start to end. */
record Scale(double low, double high, double start, double end) {
  double at(double value) {
    return start + (value - low) / (high - low) * (end - start);
  }

  /** Pixels of the value, kept within the scale. */
  double within(double value) {
    return at(Math.min(high, Math.max(low, value)));
  }

  /** Round values within the scale, about this many. */
  List<Double> ticks(int about) {
    double rough = (high - low) / about;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    double step =
        power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
    return multiples(step);
  }

  /** Days as people count them: weeks, months or half years. */
  List<Double> dayTicks() {
    for (double step : new double[] {7, 14, 30, 60, 90, 180, 365}) {
      if ((high - low) / step <= 9) {
        return multiples(step);
      }
    }
    return ticks(8);
  }

  private List<Double> multiples(double step) {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
