package org.reliefspan.numerics.spline;

import java.io.Serializable;
import java.util.Arrays;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Where the pieces of a spline meet: boundary and interior knots, strictly rising. Immutable.
 *
 * <p>Interior knots at quantiles are those of R's default (type 7): with h = (n - 1) p, the value
 * at h by linear interpolation of the sorted sample.
 */
final class SplineKnots implements Serializable {
  private static final long serialVersionUID = 1L;
  private final double lower;
  private final double upper;
  private final double[] interior;

  private SplineKnots(double[] interior, double lower, double upper) {
    this.lower = lower;
    this.upper = upper;
    this.interior = interior;
  }

  static SplineKnots of(double[] interior, double lower, double upper) {
    double[] knots = interior.clone();
    if (!isRising(knots, lower, upper)) {
      throw new IllegalArgumentException(
          "The knots must rise strictly from the lower (%s) to the upper boundary (%s)."
              .formatted(lower, upper));
    }
    return new SplineKnots(knots, lower, upper);
  }

  /** Boundary at the range, {@code count} interior knots at equally spaced quantiles. */
  static SplineKnots atQuantiles(double[] sample, int count) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int size = sorted.length;
    if (size == 0 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[size - 1])) {
      throw new NotEstimableException(
          "A spline needs finite values to place its knots. Maybe all rows are missing.");
    }
    double[] interior = new double[count];
    for (int i = 0; i < count; i++) {
      interior[i] = quantile(sorted, (i + 1.0) / (count + 1));
    }
    if (!isRising(interior, sorted[0], sorted[size - 1])) {
      throw new NotEstimableException(
          "The values have too many ties for a spline with %d interior knots.".formatted(count)
              + " Maybe use fewer degrees of freedom, or a factor.");
    }
    return new SplineKnots(interior, sorted[0], sorted[size - 1]);
  }

  private static double quantile(double[] sorted, double probability) {
    double position = (sorted.length - 1) * probability;
    int below = (int) Math.floor(position + 4 * Math.ulp(position));
    double part = position - below;
    boolean whole = Math.abs(part) < 4 * Math.ulp(1.0) * Math.max(1, position);
    return whole ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
  }

  private static boolean isRising(double[] interior, double lower, double upper) {
    double last = lower;
    for (double knot : interior) {
      if (!(knot > last)) {
        return false;
      }
      last = knot;
    }
    return upper > last && Double.isFinite(lower) && Double.isFinite(upper);
  }

  double lower() {
    return lower;
  }

  double upper() {
    return upper;
  }

  double[] interior() {
    return interior.clone();
  }

  int interiorCount() {
    return interior.length;
  }
}
