package org.reliefspan.numerics.spline;

import java.util.Arrays;

/**
 * A basis of natural cubic splines: cubic between knots, straight beyond the boundary. Immutable.
 *
 * <p>Formula: with B the cubic B-splines without the first one and C their second derivatives at
 * the two boundary knots (2 rows), the columns are B Q, where Q spans the null space of C and is
 * taken from the Householder factorisation of C' as R takes it. Domain: any finite number. Edge
 * cases: outside the boundary each column goes on as its tangent; ties that make knots coincide are
 * refused. Source: Hastie 1992, in Chambers and Hastie, Statistical models in S, chapter 7.
 * Agreement: R 4.2.2 {@code splines::ns(x, df)} and {@code predict.ns}, every column, absolute
 * 1e-14 ({@code NaturalSplineTest}).
 */
public final class NaturalSpline {
  private final SplineKnots knots;
  private final CubicPieces pieces;
  private final double[] projection; // row-major [column][B-spline], the first B-spline 0
  private final double[] atLower;
  private final double[] atUpper;
  private final double[] slopeAtLower;
  private final double[] slopeAtUpper;

  private NaturalSpline(SplineKnots knots) {
    this.knots = knots;
    this.pieces = new CubicPieces(knots);
    this.projection = projection(pieces, knots);
    this.atLower = projected(knots.lower(), 0);
    this.atUpper = projected(knots.upper(), 0);
    this.slopeAtLower = projected(knots.lower(), 1);
    this.slopeAtUpper = projected(knots.upper(), 1);
  }

  /**
   * Boundary knots at the range of x, {@code degreesOfFreedom - 1} interior knots at its quantiles,
   * as {@code ns(x, df = degreesOfFreedom)}.
   *
   * @param x sample, at least two distinct finite values; not changed
   */
  public static NaturalSpline ofDegreesOfFreedom(double[] x, int degreesOfFreedom) {
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "degreesOfFreedom (%d) must be 1 or more".formatted(degreesOfFreedom));
    }
    return new NaturalSpline(SplineKnots.atQuantiles(x, degreesOfFreedom - 1));
  }

  /** Knots as given, strictly rising from lower to upper. */
  public static NaturalSpline withKnots(double[] interior, double lower, double upper) {
    return new NaturalSpline(SplineKnots.of(interior, lower, upper));
  }

  /** Number of columns. */
  public int size() {
    return knots.interiorCount() + 1;
  }

  /** The lower boundary knot. */
  public double lower() {
    return knots.lower();
  }

  /** The upper boundary knot. */
  public double upper() {
    return knots.upper();
  }

  /** A copy of the interior knots. */
  public double[] interiorKnots() {
    return knots.interior();
  }

  /** Writes the columns at x, length {@link #size}. */
  public void evaluate(double x, double[] columns) {
    if (x < knots.lower()) {
      tangent(x - knots.lower(), atLower, slopeAtLower, columns);
    } else if (x > knots.upper()) {
      tangent(x - knots.upper(), atUpper, slopeAtUpper, columns);
    } else {
      inside(x, columns);
    }
  }

  private void inside(double x, double[] columns) {
    double[] values = new double[CubicPieces.ORDER];
    int first = pieces.firstAt(x);
    pieces.values(x, first, values);
    int count = pieces.count();
    for (int column = 0; column < size(); column++) {
      int at = column * count + first;
      columns[column] =
          values[0] * projection[at]
              + values[1] * projection[at + 1]
              + values[2] * projection[at + 2]
              + values[3] * projection[at + 3];
    }
  }

  private static void tangent(double distance, double[] value, double[] slope, double[] columns) {
    for (int column = 0; column < value.length; column++) {
      columns[column] = value[column] + distance * slope[column];
    }
  }

  private double[] projected(double x, int derivative) {
    double[] columns = new double[size()];
    for (int column = 0; column < columns.length; column++) {
      for (int spline = 1; spline < pieces.count(); spline++) {
        columns[column] +=
            projection[column * pieces.count() + spline] * pieces.derivative(spline, x, derivative);
      }
    }
    return columns;
  }

  /** Rows 2 and on of the product of the two reflections that make C' upper triangular. */
  private static double[] projection(CubicPieces pieces, SplineKnots knots) {
    int free = pieces.count() - 1;
    double[] atLower = new double[free];
    double[] atUpper = new double[free];
    for (int i = 0; i < free; i++) {
      atLower[i] = pieces.derivative(i + 1, knots.lower(), 2);
      atUpper[i] = pieces.derivative(i + 1, knots.upper(), 2);
    }
    reflector(atLower, 0);
    reflect(atLower, atUpper);
    reflector(atUpper, 1);
    double[] projection = new double[(free - 2) * pieces.count()];
    double[] unit = new double[free];
    for (int spline = 0; spline < free; spline++) {
      Arrays.fill(unit, 0);
      unit[spline] = 1;
      reflect(atLower, unit);
      reflect(atUpper, unit);
      for (int column = 0; column < free - 2; column++) {
        projection[column * pieces.count() + spline + 1] = unit[column + 2];
      }
    }
    return projection;
  }

  /** Turns a vector into the unit normal of the reflection that clears it below {@code pivot}. */
  private static void reflector(double[] vector, int pivot) {
    double square = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = i < pivot ? 0 : vector[i];
      square += vector[i] * vector[i];
    }
    double length = Math.sqrt(square);
    vector[pivot] += vector[pivot] < 0 ? -length : length;
    double normal = 0;
    for (double value : vector) {
      normal += value * value;
    }
    double scale = Math.sqrt(normal);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= scale;
    }
  }

  private static void reflect(double[] normal, double[] vector) {
    double product = 0;
    for (int i = 0; i < vector.length; i++) {
      product += normal[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= 2 * product * normal[i];
    }
  }
}
