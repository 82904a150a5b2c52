package org.reliefspan.numerics.interval;

/**
 * What each episode says about relief: one likelihood contribution per row.
 *
 * <ul>
 *   <li>{@link #SEEN_IN_RELIEF}: last seen in relief at left, lost by right (infinite when never
 *       seen lost): p (S(left) - S(right)); left &lt; right, left = 0 allowed.
 *   <li>{@link #NOT_IN_RELIEF_AT_FIRST}: not in relief at the first assessment, on day right: 1 - p
 *       S(right); left is ignored.
 *   <li>{@link #NOT_ASSESSED}: contributes the factor 1; both ends are ignored.
 * </ul>
 *
 * Immutable.
 */
public final class RelievedContributions {
  /** Kind of a row seen in relief at its first assessment. */
  public static final byte SEEN_IN_RELIEF = 0;

  /** Kind of a row not in relief at its first assessment. */
  public static final byte NOT_IN_RELIEF_AT_FIRST = 1;

  /** Kind of a row never assessed. */
  public static final byte NOT_ASSESSED = 2;

  final byte[] kind;
  final double[] logLeft;
  final double[] logRight;
  final double[] weight;
  final int[] cluster;
  final int clusters;

  private RelievedContributions(
      byte[] kind, double[] logLeft, double[] logRight, double[] weight, int[] cluster) {
    this.kind = kind;
    this.logLeft = logLeft;
    this.logRight = logRight;
    this.weight = weight;
    this.cluster = cluster;
    int largest = -1;
    for (int number : cluster) {
      largest = Math.max(largest, number);
    }
    this.clusters = largest + 1;
  }

  /**
   * Contributions of rows; all arrays equally long and not empty.
   *
   * @param kind one of the three kinds
   * @param left left ends in days
   * @param right right ends in days
   * @param weight case weights, not negative
   * @param cluster dense numbers 0, 1, ... of the patients, in any order
   */
  public static RelievedContributions of(
      byte[] kind, double[] left, double[] right, double[] weight, int[] cluster) {
    int rows = kind.length;
    if (rows == 0
        || left.length != rows
        || right.length != rows
        || weight.length != rows
        || cluster.length != rows) {
      throw new IllegalArgumentException("the arrays must be equally long and not empty");
    }
    double[] logLeft = new double[rows];
    double[] logRight = new double[rows];
    for (int row = 0; row < rows; row++) {
      check(kind[row], left[row], right[row], row);
      checkWeight(weight[row], cluster[row], row);
      logLeft[row] = kind[row] == SEEN_IN_RELIEF ? Math.log(left[row]) : 0;
      logRight[row] = kind[row] == NOT_ASSESSED ? 0 : Math.log(right[row]);
    }
    return new RelievedContributions(
        kind.clone(), logLeft, logRight, weight.clone(), cluster.clone());
  }

  /** Intervals (left, right] of a plain duration, one cluster per row and weight 1. */
  public static RelievedContributions ofIntervals(double[] left, double[] right) {
    double[] weight = new double[left.length];
    int[] cluster = new int[left.length];
    for (int row = 0; row < left.length; row++) {
      weight[row] = 1;
      cluster[row] = row;
    }
    return of(new byte[left.length], left, right, weight, cluster);
  }

  /** Number of rows. */
  public int size() {
    return kind.length;
  }

  /** A copy of the weights. */
  public double[] weights() {
    return weight.clone();
  }

  private static void check(byte kind, double left, double right, int row) {
    boolean fine =
        switch (kind) {
          case SEEN_IN_RELIEF -> left >= 0 && left < right;
          case NOT_IN_RELIEF_AT_FIRST -> right > 0 && right < Double.POSITIVE_INFINITY;
          case NOT_ASSESSED -> true;
          default -> false;
        };
    if (!fine) {
      throw new IllegalArgumentException(
          "row %d (kind %d) must have a known kind and, seen in relief, 0 <= left < right; not in"
                  .formatted(row + 1, kind)
              + " relief at first, a positive finite right");
    }
  }

  private static void checkWeight(double weight, int cluster, int row) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY) || cluster < 0) {
      throw new IllegalArgumentException(
          "weight must be finite and not negative, cluster not negative (row %d)"
              .formatted(row + 1));
    }
  }
}
