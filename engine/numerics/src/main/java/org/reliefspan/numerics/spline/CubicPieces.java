package org.reliefspan.numerics.spline;

/**
 * Cubic B-splines on knots whose ends are repeated four times. Immutable.
 *
 * <p>Formula: Cox-de Boor recursion. On the piece that holds x exactly four splines are not 0; the
 * pieces at the ends are continued as polynomials beyond the boundary. Source: de Boor 1978, A
 * practical guide to splines, chapter X.
 */
final class CubicPieces {
  static final int ORDER = 4;

  private final double[] knots;
  private final int count;

  CubicPieces(SplineKnots at) {
    int interior = at.interiorCount();
    this.count = interior + ORDER;
    this.knots = new double[interior + 2 * ORDER];
    for (int i = 0; i < ORDER; i++) {
      knots[i] = at.lower();
      knots[interior + ORDER + i] = at.upper();
    }
    System.arraycopy(at.interior(), 0, knots, ORDER, interior);
  }

  /** Number of splines. */
  int count() {
    return count;
  }

  /** First of the four splines that are not 0 on the piece of x. */
  int firstAt(double x) {
    int piece = ORDER - 1;
    while (piece < count - 1 && x >= knots[piece + 1]) {
      piece++;
    }
    return piece - (ORDER - 1);
  }

  /** Writes the four values from {@code first}, given by {@link #firstAt}. */
  void values(double x, int first, double[] values) {
    int piece = first + ORDER - 1;
    values[0] = 1;
    for (int order = 1; order < ORDER; order++) {
      double carried = 0;
      for (int i = 0; i < order; i++) {
        double right = knots[piece + i + 1];
        double left = knots[piece + 1 - order + i];
        double share = values[i] / (right - left);
        values[i] = carried + (right - x) * share;
        carried = (x - left) * share;
      }
      values[order] = carried;
    }
  }

  /** A derivative of one spline on the piece of x, by recursion. */
  double derivative(int spline, double x, int derivative) {
    return derivative(spline, ORDER, x, derivative, firstAt(x) + ORDER - 1);
  }

  private double derivative(int spline, int order, double x, int derivative, int piece) {
    if (order == 1) {
      return spline == piece && derivative == 0 ? 1 : 0;
    }
    double left = knots[spline + order - 1] - knots[spline];
    double right = knots[spline + order] - knots[spline + 1];
    boolean slope = derivative > 0;
    double up = slope ? order - 1 : x - knots[spline];
    double down = slope ? 1 - order : knots[spline + order] - x;
    int rest = slope ? derivative - 1 : 0;
    return (left == 0 ? 0 : up / left * derivative(spline, order - 1, x, rest, piece))
        + (right == 0 ? 0 : down / right * derivative(spline + 1, order - 1, x, rest, piece));
  }
}
