package org.reliefspan.numerics.imputation;

import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Draws from the inverse Wishart distribution by Bartlett's decomposition: with products = L L' and
 * A lower triangular (roots of chi-squares on its diagonal, normals below), a draw is K K', K = L
 * A'<sup>-1</sup>.
 */
final class InverseWishart {
  private InverseWishart() {}

  /** The root K of a draw, row-major. */
  static double[] root(
      double[] products, int size, int degrees, AddressedNormals normals, int cycle) {
    double[] lower = lower(products, size);
    double[] triangle = new double[size * size]; // A
    for (int i = 0; i < size; i++) {
      long place = (long) cycle * size + i;
      triangle[i * size + i] = Math.sqrt(normals.chiSquare(degrees - i, place));
      for (int j = 0; j < i; j++) {
        triangle[i * size + j] = normals.covariance(cycle, size, i, j);
      }
    }
    double[] root = new double[size * size];
    for (int row = 0; row < size; row++) { // K A' = L, column by column
      for (int j = 0; j < size; j++) {
        double sum = lower[row * size + j];
        for (int k = 0; k < j; k++) {
          sum -= root[row * size + k] * triangle[j * size + k];
        }
        root[row * size + j] = sum / triangle[j * size + j];
      }
    }
    return root;
  }

  private static double[] lower(double[] matrix, int size) {
    double[] lower = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i * size + j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i * size + k] * lower[j * size + k];
        }
        if (i == j && !(sum > 1e-13 * matrix[i * size + i])) {
          throw new NotEstimableException(
              "The outcomes of visit %d are a combination of those of earlier visits."
                  .formatted(i + 1));
        }
        lower[i * size + j] = i == j ? Math.sqrt(sum) : sum / lower[j * size + j];
      }
    }
    return lower;
  }
}
