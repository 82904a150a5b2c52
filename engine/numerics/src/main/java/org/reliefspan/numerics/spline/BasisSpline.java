package org.reliefspan.numerics.spline;

import java.util.Arrays;

/**
 * A basis of cubic B-splines without the first one. Immutable.
 *
 * <p>Formula: Cox-de Boor recursion on boundary knots repeated four times. Domain: any finite
 * number. Edge cases: beyond the boundary the end pieces go on as cubic polynomials, so prefer
 * {@link NaturalSpline} when values outside the sample matter; ties that make knots coincide are
 * refused. Source: de Boor 1978, A practical guide to splines. Agreement: R 4.2.2 {@code
 * splines::bs(x, df)} and {@code predict.bs}, every column, absolute 1e-14 ({@code
 * NaturalSplineTest}).
 */
public final class BasisSpline {
  private final SplineKnots knots;
  private final CubicPieces pieces;

  private BasisSpline(SplineKnots knots) {
    this.knots = knots;
    this.pieces = new CubicPieces(knots);
  }

  /**
   * Boundary knots at the range of x, {@code degreesOfFreedom - 3} interior knots at its quantiles,
   * as {@code bs(x, df = degreesOfFreedom)}.
   *
   * @param x sample, at least two distinct finite values; not changed
   */
  public static BasisSpline ofDegreesOfFreedom(double[] x, int degreesOfFreedom) {
    if (degreesOfFreedom < 3) {
      throw new IllegalArgumentException(
          "degreesOfFreedom (%d) must be 3 or more for cubic splines".formatted(degreesOfFreedom));
    }
    return new BasisSpline(SplineKnots.atQuantiles(x, degreesOfFreedom - 3));
  }

  /** Knots as given, strictly rising from lower to upper. */
  public static BasisSpline withKnots(double[] interior, double lower, double upper) {
    return new BasisSpline(SplineKnots.of(interior, lower, upper));
  }

  /** Number of columns. */
  public int size() {
    return pieces.count() - 1;
  }

  /** A copy of the interior knots. */
  public double[] interiorKnots() {
    return knots.interior();
  }

  /** Writes the columns at x, length {@link #size}. */
  public void evaluate(double x, double[] columns) {
    double[] values = new double[CubicPieces.ORDER];
    int first = pieces.firstAt(x);
    pieces.values(x, first, values);
    Arrays.fill(columns, 0, size(), 0);
    for (int i = 0; i < CubicPieces.ORDER; i++) {
      if (first + i > 0) {
        columns[first + i - 1] = values[i];
      }
    }
  }
}
