package org.reliefspan.numerics.survival;

import java.util.Optional;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.model.SignificanceTest;

/** Chi-square of scores that sum to 0 over groups. */
final class ScoreTest {
  private static final double TOLERANCE = 1e-10;

  private ScoreTest() {}

  /**
   * score' variance<sup>-</sup> score; empty when the variance has rank 0.
   *
   * @param variance row-major [group][group]
   */
  static Optional<SignificanceTest> of(double[] score, double[] variance, int groups) {
    Cholesky factor = Cholesky.of(variance, groups, TOLERANCE);
    boolean none = true;
    for (int group = 0; group < groups; group++) {
      none &= !(variance[group * groups + group] > 0);
    }
    return none || factor.rank() == 0
        ? Optional.empty()
        : Optional.of(SignificanceTest.chiSquare(factor.quadraticForm(score), factor.rank()));
  }
}
