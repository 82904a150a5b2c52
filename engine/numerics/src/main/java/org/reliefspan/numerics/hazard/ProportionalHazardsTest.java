package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * Score test that coefficients do not drift with a function g of time.
 *
 * <p>Formula: the model with the further covariates x g(t), tested at coefficient 0 with the exact
 * information of both blocks. Domain: Efron or Breslow ties. Edge cases: columns that are not
 * estimable are left out; a term without any other column has no test. Source: Grambsch and
 * Therneau 1994, doi 10.1093/biomet/81.3.515; Therneau and Grambsch 2000, section 6.3. Agreement: R
 * survival 3.5-3 {@code cox.zph}, relative 1e-8 ({@code ProportionalHazardsTestTest}).
 */
public final class ProportionalHazardsTest {
  private final int[] kept;
  private final double[] score;
  private final double[] information; // row-major 2 size x 2 size: coefficients, then drifts

  private ProportionalHazardsTest(int[] kept, double[] score, double[] information) {
    this.kept = kept;
    this.score = score;
    this.information = information;
  }

  static ProportionalHazardsTest of(FittedRisk fitted, TimeTransform transform) {
    if (fitted.ties() == TieHandling.EXACT) {
      throw new NotEstimableException(
          "The test of proportional hazards is not defined for exact ties. Maybe Efron ties serve.");
    }
    RiskSums sums = fitted.sums();
    int size = fitted.size();
    double[] time = TransformedTimes.of(fitted.data(), sums, transform);
    double[] square = new double[time.length];
    double[] one = new double[time.length];
    for (int g = 0; g < time.length; g++) {
      square[g] = time[g] * time[g];
      one[g] = 1;
    }
    double[] score = new double[size];
    sums.score(time, score);
    double[] information = new double[4 * size * size];
    double[] block = new double[size * size];
    sums.information(one, block);
    place(block, size, 0, 0, information);
    sums.information(time, block);
    place(block, size, 0, size, information);
    place(block, size, size, 0, information);
    sums.information(square, block);
    place(block, size, size, size, information);
    return new ProportionalHazardsTest(fitted.kept(), score, information);
  }

  private static void place(double[] block, int size, int row, int column, double[] target) {
    for (int i = 0; i < size; i++) {
      System.arraycopy(block, i * size, target, (row + i) * 2 * size + column, size);
    }
  }

  /** Test of all columns together; empty without covariates. */
  public Optional<SignificanceTest> global() {
    return test(kept);
  }

  /** Test of the columns of one term; empty when none of them is estimable. */
  public Optional<SignificanceTest> test(int... columns) {
    int size = kept.length;
    int[] drifts = new int[columns.length];
    int count = 0;
    for (int column : columns) {
      int place = Arrays.binarySearch(kept, column);
      if (place >= 0) {
        drifts[count++] = place;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    int both = size + count;
    double[] matrix = new double[both * both];
    double[] value = new double[both];
    for (int i = 0; i < both; i++) {
      int from = i < size ? i : size + drifts[i - size];
      value[i] = i < size ? 0 : score[drifts[i - size]];
      for (int k = 0; k < both; k++) {
        int to = k < size ? k : size + drifts[k - size];
        matrix[i * both + k] = information[from * 2 * size + to];
      }
    }
    Cholesky factor = Cholesky.of(scaled(matrix, value, both), both);
    int degrees = factor.rank() - size;
    return degrees > 0
        ? Optional.of(SignificanceTest.chiSquare(factor.quadraticForm(value), degrees))
        : Optional.empty();
  }

  /** Divides rows and columns by the roots of the diagonal, and the vector with them. */
  private static double[] scaled(double[] matrix, double[] value, int size) {
    double[] root = new double[size];
    for (int i = 0; i < size; i++) {
      double diagonal = matrix[i * size + i];
      root[i] = diagonal > 0 ? Math.sqrt(diagonal) : 1;
      value[i] /= root[i];
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        matrix[i * size + k] /= root[i] * root[k];
      }
    }
    return matrix;
  }
}
