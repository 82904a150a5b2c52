package org.reliefspan.numerics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Golden values: R 4.2.2, {@code f <- lm(y ~ x + z); b <- solve(crossprod(X)); s <- rowsum(X *
 * resid(f), g); b %*% crossprod(s) %*% b * G / (G - 1) * (n - 1) / (n - k)}.
 */
class LeastSquaresTest {
  private static final double[] RESPONSE = {3, 5, 4, 8, 9, 7, 12, 10, 14, 13};
  private static final double[] X = {1, 2, 2, 4, 5, 4, 7, 6, 8, 9};
  private static final double[] Z = {0, 1, 0, 1, 0, 1, 0, 1, 1, 0};
  private static final int[] CLUSTER = {0, 0, 1, 2, 2, 3, 4, 4, 1, 3};

  @Test
  void coefficientsAndRobustCovarianceMatchR() {
    LinearFit fit = LeastSquares.fit(design(X, Z), RESPONSE, CLUSTER);
    assertThat(fit.coefficient(0)).isCloseTo(1.541463414634144, within(1e-12));
    assertThat(fit.coefficient(1)).isCloseTo(1.387195121951220, within(1e-12));
    assertThat(fit.coefficient(2)).isCloseTo(0.600000000000001, within(1e-12));
    assertThat(fit.covariance(0, 0)).isCloseTo(0.1917246949456383, within(1e-12));
    assertThat(fit.covariance(0, 2)).isCloseTo(-0.1333458059900875, within(1e-12));
    assertThat(fit.covariance(1, 1)).isCloseTo(0.00993525827306609, within(1e-12));
    assertThat(fit.covariance(2, 2)).isCloseTo(0.17927912807002636, within(1e-12));
    assertThat(fit.fitted(1)).isCloseTo(4.91585365853658, within(1e-12));
    assertThat(fit.predict(new double[] {1, 2, 1})).isCloseTo(fit.fitted(1), within(1e-12));
    assertThat(fit.predictionError(new double[] {0, 1, 0}))
        .isCloseTo(fit.standardError(1), within(1e-15));
  }

  @Test
  void aDependentColumnIsNamed() {
    double[] twice = new double[10];
    for (int i = 0; i < 10; i++) {
      twice[i] = 3 - 2 * X[i];
    }
    assertThatThrownBy(() -> LeastSquares.fit(design(X, twice), RESPONSE, CLUSTER))
        .isInstanceOfSatisfying(
            DependentColumnException.class, e -> assertThat(e.column()).isEqualTo(2));
  }

  @Test
  void oneClusterIsRefused() {
    assertThatThrownBy(() -> LeastSquares.fit(design(X, Z), RESPONSE, new int[10]))
        .hasMessageContaining("two clusters");
  }

  private static double[] design(double[] first, double[] second) {
    double[] design = new double[3 * first.length];
    for (int row = 0; row < first.length; row++) {
      design[3 * row] = 1;
      design[3 * row + 1] = first[row];
      design[3 * row + 2] = second[row];
    }
    return design;
  }
}
