package org.reliefspan.numerics.variance;

import org.reliefspan.numerics.matrix.Matrices;

/**
 * Cluster-robust covariance A B A' with A the inverse information and B the sum over clusters of
 * the outer products of their summed scores. No small-sample factor; callers that want one say so.
 *
 * <p>Source: Huber 1967; White 1980, doi 10.2307/1912934; Liang and Zeger 1986, doi
 * 10.1093/biomet/73.1.13.
 */
public final class Sandwich {
  private Sandwich() {}

  /**
   * Robust covariance.
   *
   * @param inverseInformation row-major size x size
   * @param scores row-major [row][parameter], weights included
   * @param cluster dense cluster number of each row from 0; one per row for the HC0 form
   */
  public static double[] covariance(
      double[] inverseInformation, double[] scores, int[] cluster, int size) {
    return Matrices.sandwich(inverseInformation, meat(scores, cluster, size), size, size);
  }

  /** Sum over clusters of the outer product of the summed scores, row-major. */
  public static double[] meat(double[] scores, int[] cluster, int size) {
    int clusters = 0;
    for (int number : cluster) {
      clusters = Math.max(clusters, number + 1);
    }
    double[] sums = new double[clusters * size];
    for (int row = 0; row < cluster.length; row++) {
      for (int i = 0; i < size; i++) {
        sums[cluster[row] * size + i] += scores[row * size + i];
      }
    }
    double[] meat = new double[size * size];
    for (int c = 0; c < clusters; c++) {
      for (int i = 0; i < size; i++) {
        double value = sums[c * size + i];
        for (int j = 0; j < size; j++) {
          meat[i * size + j] += value * sums[c * size + j];
        }
      }
    }
    return meat;
  }

  /** Each row its own cluster. */
  public static int[] rowsAlone(int rows) {
    int[] cluster = new int[rows];
    for (int row = 0; row < rows; row++) {
      cluster[row] = row;
    }
    return cluster;
  }
}
