package org.reliefspan.simulation.model;

import java.util.Arrays;
import org.reliefspan.domain.pathway.TableSpec;

/** A function given by points, with its integral. Outside the points the end values go on. */
final class PointTable {
  private final double[] x;
  private final double[] y;
  private final double[] area; // from x[0] to x[i]
  private final boolean linear;

  PointTable(TableSpec spec) {
    this.x = spec.x().stream().mapToDouble(Double::doubleValue).toArray();
    this.y = spec.y().stream().mapToDouble(Double::doubleValue).toArray();
    this.linear = spec.between() == TableSpec.Between.LINEAR;
    if (x.length == 0 || x.length != y.length) {
      throw SimulationException.at(
          spec.place(), "The table %s must have as many y as x.".formatted(spec.name()));
    }
    this.area = new double[x.length];
    for (int i = 1; i < x.length; i++) {
      double height = linear ? 0.5 * (y[i - 1] + y[i]) : y[i - 1];
      area[i] = area[i - 1] + height * (x[i] - x[i - 1]);
    }
  }

  double value(double at) {
    int i = below(at);
    if (i < 0) {
      return y[0];
    }
    if (!linear || i == x.length - 1) {
      return y[i];
    }
    return y[i] + slope(i) * (at - x[i]);
  }

  /** Slope of the line to the right of an argument. */
  double slopeAt(double at) {
    int i = below(at);
    return linear && i >= 0 && i < x.length - 1 ? slope(i) : 0;
  }

  /** The next point above an argument, or at or below it; infinite if there is none. */
  double nextPoint(double at, boolean above) {
    int i = below(at);
    if (above) {
      return i + 1 < x.length ? x[i + 1] : Double.POSITIVE_INFINITY;
    }
    return i < 0 ? Double.NEGATIVE_INFINITY : x[i];
  }

  /** Integral from the first point to here, negative before it. */
  double integral(double to) {
    int i = below(to);
    if (i < 0) {
      return y[0] * (to - x[0]);
    }
    double width = to - x[i];
    double rise = linear && i < x.length - 1 ? 0.5 * slope(i) * width * width : 0;
    return area[i] + y[i] * width + rise;
  }

  /** Where the integral reaches a value; infinite if it never does. The values are not negative. */
  double whereIntegralIs(double target) {
    if (target < 0) {
      return x[0] + target / y[0];
    }
    int i = areaBelow(target);
    double rest = target - area[i];
    if (rest == 0) {
      return x[i];
    }
    if (linear && i < x.length - 1 && y[i + 1] != y[i]) {
      double root = Math.sqrt(Math.max(0, y[i] * y[i] + 2 * slope(i) * rest));
      return x[i] + 2 * rest / (y[i] + root);
    }
    return x[i] + rest / y[i]; // infinite where the last value is 0
  }

  boolean isNeverNegative() {
    return Arrays.stream(y).allMatch(value -> value >= 0);
  }

  boolean isLinear() {
    return linear;
  }

  double[] points() {
    return x;
  }

  private double slope(int i) {
    return (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
  }

  /** Last point at or below; -1 if none. */
  private int below(double at) {
    int found = Arrays.binarySearch(x, at);
    return found >= 0 ? found : -found - 2;
  }

  private int areaBelow(double target) {
    int low = 0;
    int high = area.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (area[middle] <= target) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
