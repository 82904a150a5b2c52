package org.reliefspan.numerics.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RubinPoolingTest {
  private static final double[] ESTIMATES = {2.1, 2.9, 1.7, 2.6, 3.3};
  private static final double[] VARIANCES = {0.81, 0.77, 0.95, 0.88, 0.79};

  @Test
  void smallSampleMatchesMice() { // R 4.2.2, mice 3.15.0: pool.scalar(Q, U, n = 30, k = 2)
    PooledEstimate pooled = RubinPooling.pool(ESTIMATES, VARIANCES, 28);
    assertThat(pooled.estimate()).isCloseTo(2.52, within(1e-14));
    assertThat(pooled.withinVariance()).isCloseTo(0.84, within(1e-14));
    assertThat(pooled.betweenVariance()).isCloseTo(0.402, within(1e-14));
    assertThat(pooled.standardError()).isCloseTo(Math.sqrt(1.3224), within(1e-14));
    assertThat(pooled.degreesOfFreedom()).isCloseTo(10.710053880938458, within(1e-12));
    assertThat(pooled.missingInformation()).isCloseTo(0.4574544855091682, within(1e-14));
  }

  @Test
  void largeSampleMatchesMice() { // pool.scalar(Q, U, n = Inf, k = 2)
    PooledEstimate pooled = RubinPooling.pool(ESTIMATES, VARIANCES, Double.POSITIVE_INFINITY);
    assertThat(pooled.degreesOfFreedom()).isCloseTo(30.058760921759365, within(1e-12));
    assertThat(pooled.missingInformation()).isCloseTo(0.4032203581213371, within(1e-14));
    double hand = 4 / Math.pow(1.2 * 0.402 / 1.3224, 2);
    assertThat(pooled.degreesOfFreedom()).isCloseTo(hand, within(1e-12));
  }

  @Test
  void equalEstimatesLoseOnlyTheSmallSampleShare() {
    double[] equal = {1, 1, 1};
    double[] variances = {2, 2, 2};
    PooledEstimate pooled = RubinPooling.pool(equal, variances, 10);
    assertThat(pooled.degreesOfFreedom()).isCloseTo(11 / 13.0 * 10, within(1e-12));
    assertThat(pooled.standardError()).isCloseTo(Math.sqrt(2), within(1e-15));
    PooledEstimate large = RubinPooling.pool(equal, variances, Double.POSITIVE_INFINITY);
    assertThat(large.degreesOfFreedom()).isInfinite();
    assertThat(large.missingInformation()).isZero();
    assertThat(large.limits(0.95).upper())
        .isCloseTo(1 + 1.959963984540054 * Math.sqrt(2), within(1e-12));
  }

  @Test
  void tooFewOrImpossibleNumbersAreRefused() {
    assertThatThrownBy(() -> RubinPooling.pool(new double[] {1}, new double[] {1}, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2");
    assertThatThrownBy(() -> RubinPooling.pool(ESTIMATES, VARIANCES, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> RubinPooling.pool(new double[] {1, 2}, new double[] {1, Double.NaN}, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("imputation 1");
  }
}
