package org.reliefspan.numerics.accumulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;

/**
 * Golden values: R 4.2.2, {@code u <- tapply(y - mean(y), g, sum); G <- length(u); sqrt(sum(u^2) *
 * G / (G - 1)) / length(y)}, limits with {@code qt(.975, G - 1)}.
 */
class ClusteredMeanTest {
  private static final double[] VALUES = {1, 4, 2, 8, 5, 7, 3, 3, 9};
  private static final int[] CLUSTER = {1, 1, 1, 2, 2, 3, 4, 5, 5};

  @Test
  void standardErrorRespectsClusters() {
    MeanEstimate estimate = ClusteredMean.of(VALUES, CLUSTER);
    assertThat(estimate.mean()).isCloseTo(4.66666666666667, within(1e-14));
    assertThat(estimate.standardError().orElseThrow()).isCloseTo(1.09557033020363, within(1e-13));
    assertThat(estimate.clusters()).isEqualTo(5);
    Limits limits = estimate.limits(0.95).orElseThrow();
    assertThat(limits.lower()).isCloseTo(1.62487578597286, within(1e-9));
    assertThat(limits.upper()).isCloseTo(7.70845754736047, within(1e-9));
  }

  @Test
  void oneObservationPerClusterGivesTheUsualStandardError() {
    MeanEstimate estimate = ClusteredMean.of(new double[] {1, 2, 3, 6}, new int[] {1, 2, 3, 4});
    assertThat(estimate.standardError().orElseThrow())
        .isCloseTo(Math.sqrt(14 / 3.0 / 4), within(1e-15));
  }

  @Test
  void oneClusterHasNoLimits() {
    assertThat(ClusteredMean.of(new double[] {1, 2}, new int[] {1, 1}).limits(0.95)).isEmpty();
  }

  @Test
  void unsortedClustersAreRefused() {
    assertThatThrownBy(() -> ClusteredMean.of(new double[] {1, 2}, new int[] {2, 1}))
        .hasMessageContaining("sort by patient");
  }
}
