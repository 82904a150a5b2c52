package org.reliefspan.numerics.variance;

/** Dense cluster numbers, checked: every number from 0 to the largest occurs. Immutable. */
public final class Clusters {
  private final int[] cluster;
  private final int count;

  private Clusters(int[] cluster, int count) {
    this.cluster = cluster;
    this.count = count;
  }

  /**
   * At least two clusters.
   *
   * @param cluster number of each row, dense from 0, in any order
   */
  public static Clusters of(int[] cluster) {
    int largest = -1;
    for (int number : cluster) {
      if (number < 0 || number >= cluster.length) {
        throw new IllegalArgumentException(
            "cluster (%d) must be a dense number from 0".formatted(number));
      }
      largest = Math.max(largest, number);
    }
    checkDense(cluster, largest);
    if (largest < 1) {
      throw new IllegalArgumentException("there must be at least two clusters");
    }
    return new Clusters(cluster.clone(), largest + 1);
  }

  private static void checkDense(int[] cluster, int largest) {
    boolean[] present = new boolean[largest + 1];
    for (int number : cluster) {
      present[number] = true;
    }
    for (int number = 0; number <= largest; number++) {
      if (!present[number]) {
        throw new IllegalArgumentException("cluster %d must have rows".formatted(number));
      }
    }
  }

  /** Number of clusters. */
  public int count() {
    return count;
  }

  /** Number of rows. */
  public int rows() {
    return cluster.length;
  }

  /** Cluster of a row. */
  public int of(int row) {
    return cluster[row];
  }
}
