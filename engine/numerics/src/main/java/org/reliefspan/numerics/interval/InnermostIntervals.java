package org.reliefspan.numerics.interval;

import java.util.Arrays;

/**
 * Turnbull's innermost intervals: the only places where the nonparametric maximum likelihood
 * estimate can put mass, with the contiguous range of them that each pair of the data covers.
 *
 * <p>An innermost interval is a left end followed at once by a right end when all ends are sorted;
 * at one value an exact time opens first, then right ends close, then left ends open. Immutable.
 */
final class InnermostIntervals {
  private static final int OPENS_EXACT = 0;
  private static final int CLOSES = 1;
  private static final int OPENS = 2;

  final double[] left;
  final double[] right;

  /** First and last covered interval of each pair. */
  final int[] first;

  final int[] last;

  private InnermostIntervals(double[] left, double[] right, int[] first, int[] last) {
    this.left = left;
    this.right = right;
    this.first = first;
    this.last = last;
  }

  static InnermostIntervals of(IntervalCensoredData data) {
    int pairs = data.size();
    double[] value = new double[2 * pairs];
    double[] kind = new double[2 * pairs];
    for (int pair = 0; pair < pairs; pair++) {
      boolean exact = data.left(pair) == data.right(pair);
      value[2 * pair] = data.left(pair);
      kind[2 * pair] = exact ? OPENS_EXACT : OPENS;
      value[2 * pair + 1] = data.right(pair);
      kind[2 * pair + 1] = CLOSES;
    }
    int[] order = SortedOrder.of(value, kind);
    double[] left = new double[pairs];
    double[] right = new double[pairs];
    int[] opened = new int[2 * pairs]; // innermost intervals opened strictly before each end
    int[] closed = new int[2 * pairs]; // innermost intervals closed up to each end
    int count = 0;
    for (int at = 0; at < order.length; at++) {
      int end = order[at];
      opened[end] = count;
      boolean closes = kind[end] == CLOSES;
      if (closes && at > 0 && kind[order[at - 1]] != CLOSES) {
        left[count] = value[order[at - 1]];
        right[count] = value[end];
        count++;
      }
      closed[end] = count;
    }
    int[] first = new int[pairs];
    int[] last = new int[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      first[pair] = opened[2 * pair];
      last[pair] = closed[2 * pair + 1] - 1;
    }
    return new InnermostIntervals(
        Arrays.copyOf(left, count), Arrays.copyOf(right, count), first, last);
  }

  int size() {
    return left.length;
  }

  /** Where the interval starts on the scale of days: zero for intervals that hold zero. */
  double start(int interval) {
    return Math.max(0, left[interval]);
  }
}
