package org.reliefspan.numerics.interval;

import java.util.Arrays;
import org.reliefspan.numerics.model.RefusedRowException;

/**
 * Unique interval-censored times with weights, sorted by left, then right end.
 *
 * <p>Convention: a pair with left < right says T lies in (left, right], half open as in R; left ==
 * right says T equals that value; right = positive infinity is censored at left. A negative left
 * end (write -1) lets the interval hold the point zero: [0, right], as for an episode not in relief
 * at its first assessment. Left = 0 means (0, right]. Immutable.
 */
public final class IntervalCensoredData {
  private final double[] left;
  private final double[] right;
  private final double[] weight;
  private final int[] pairOfRow;

  private IntervalCensoredData(double[] left, double[] right, double[] weight, int[] pairOfRow) {
    this.left = left;
    this.right = right;
    this.weight = weight;
    this.pairOfRow = pairOfRow;
  }

  /**
   * Adds up the weights of equal pairs.
   *
   * @param left left ends, below positive infinity
   * @param right right ends, not below left, not negative
   * @param weight case weights, not negative, finite
   */
  public static IntervalCensoredData aggregate(double[] left, double[] right, double[] weight) {
    check(left, right, weight);
    int rows = left.length;
    int[] order = SortedOrder.of(left, right);
    int[] pairOfRow = new int[rows];
    double[] uniqueLeft = new double[rows];
    double[] uniqueRight = new double[rows];
    double[] sums = new double[rows];
    int pairs = 0;
    for (int row : order) {
      double start = left[row] < 0 ? -1 : left[row];
      if (pairs == 0 || uniqueLeft[pairs - 1] != start || uniqueRight[pairs - 1] != right[row]) {
        uniqueLeft[pairs] = start;
        uniqueRight[pairs] = right[row];
        pairs++;
      }
      sums[pairs - 1] += weight[row];
      pairOfRow[row] = pairs - 1;
    }
    return new IntervalCensoredData(
        Arrays.copyOf(uniqueLeft, pairs),
        Arrays.copyOf(uniqueRight, pairs),
        Arrays.copyOf(sums, pairs),
        pairOfRow);
  }

  /** Number of unique pairs. */
  public int size() {
    return left.length;
  }

  /** Number of rows before aggregation. */
  public int rows() {
    return pairOfRow.length;
  }

  /** Left end of a pair; -1 where the interval holds zero. */
  public double left(int pair) {
    return left[pair];
  }

  /** Right end of a pair. */
  public double right(int pair) {
    return right[pair];
  }

  /** Weight of a pair. */
  public double weight(int pair) {
    return weight[pair];
  }

  /** The pair that a row of the input became part of. */
  public int pairOfRow(int row) {
    return pairOfRow[row];
  }

  /** A copy of the weights, by pair. */
  public double[] weights() {
    return weight.clone();
  }

  /**
   * Sums new weights of the input rows by pair, without allocation.
   *
   * @param rowWeight weights of the input rows
   * @param pairWeight receives the sums, length {@link #size}
   */
  public void sumByPair(double[] rowWeight, double[] pairWeight) {
    Arrays.fill(pairWeight, 0);
    for (int row = 0; row < pairOfRow.length; row++) {
      pairWeight[pairOfRow[row]] += rowWeight[row];
    }
  }

  private static void check(double[] left, double[] right, double[] weight) {
    if (left.length == 0 || right.length != left.length || weight.length != left.length) {
      throw new IllegalArgumentException(
          "left (%d), right (%d) and weight (%d) must be equally long and not empty"
              .formatted(left.length, right.length, weight.length));
    }
    for (int row = 0; row < left.length; row++) {
      if (!(left[row] <= right[row]) || left[row] == Double.POSITIVE_INFINITY || right[row] < 0) {
        throw new RefusedRowException(
            "In {row} the left end must be finite and not exceed the right, which must not be negative.",
            row);
      }
      if (!(weight[row] >= 0 && weight[row] < Double.POSITIVE_INFINITY)) {
        throw new RefusedRowException("The weight in {row} must be finite and not negative.", row);
      }
    }
  }
}
