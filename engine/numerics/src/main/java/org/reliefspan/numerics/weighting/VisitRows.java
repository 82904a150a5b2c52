package org.reliefspan.numerics.weighting;

/**
 * Rows from visit to visit: each is at risk of a visit on (start, stop] with covariates known at
 * its start, and ends with a visit of one process or without any. Arrays are kept, not copied.
 *
 * @param design covariates, row-major [row][column], finite
 * @param columns number of covariates
 * @param start begin of each row
 * @param stop end of each row, after its start
 * @param process process of the visit that ends the row, from 1; 0 where none does
 * @param cluster patient of each row, dense from 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record VisitRows(
    double[] design, int columns, double[] start, double[] stop, int[] process, int[] cluster) {
  /** Refuses arrays of different lengths. */
  public VisitRows {
    int rows = start.length;
    if (design.length != rows * columns
        || stop.length != rows
        || process.length != rows
        || cluster.length != rows) {
      throw new IllegalArgumentException(
          "design (%d), stop (%d), process (%d) and cluster (%d) must fit the rows (%d)"
              .formatted(design.length, stop.length, process.length, cluster.length, rows));
    }
  }

  int rows() {
    return start.length;
  }

  int clusters() {
    int clusters = 0;
    for (int number : cluster) {
      clusters = Math.max(clusters, number + 1);
    }
    return clusters;
  }
}
