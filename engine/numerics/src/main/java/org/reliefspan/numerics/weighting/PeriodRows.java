package org.reliefspan.numerics.weighting;

/**
 * One row for each period in which a subject was under observation at its begin; the rows of a
 * subject follow each other in time. Arrays are kept, not copied.
 *
 * @param design row-major [row][column]; the first columns depend on time alone, with a column of
 *     ones, the others on what was known at the begin of the period
 * @param columns number of columns
 * @param timeColumns how many of them depend on time alone
 * @param reason why observation ended in the period, from 1; 0 where it did not, or by design
 * @param cluster patient of each row, dense from 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record PeriodRows(
    double[] design, int columns, int timeColumns, int[] reason, int[] cluster) {
  /** Refuses arrays of different lengths. */
  public PeriodRows {
    if (design.length != reason.length * columns || cluster.length != reason.length) {
      throw new IllegalArgumentException(
          "design (%d) and cluster (%d) must fit the rows (%d) of %d columns"
              .formatted(design.length, cluster.length, reason.length, columns));
    }
    if (timeColumns < 1 || timeColumns > columns) {
      throw new IllegalArgumentException(
          "timeColumns (%d) must lie between 1 and columns (%d)".formatted(timeColumns, columns));
    }
  }

  int rows() {
    return reason.length;
  }

  int clusters() {
    int clusters = 0;
    for (int number : cluster) {
      clusters = Math.max(clusters, number + 1);
    }
    return clusters;
  }
}
