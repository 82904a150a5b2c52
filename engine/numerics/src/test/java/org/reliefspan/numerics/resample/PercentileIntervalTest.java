package org.reliefspan.numerics.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;

class PercentileIntervalTest {
  @Test
  void limitsAreQuantilesOfTypeSeven() { // R 4.2.2: quantile(x, c(.025, .975))
    Limits limits = PercentileInterval.of(new double[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3}, 0.95);
    assertThat(limits.lower()).isEqualTo(1);
    assertThat(limits.upper()).isCloseTo(8.325, within(1e-14));
  }

  @Test
  void infiniteReplicatesAreTheLargest() {
    double infinity = Double.POSITIVE_INFINITY;
    Limits limits = PercentileInterval.of(new double[] {1, infinity, 2, infinity}, 0.95);
    assertThat(limits.upper()).isEqualTo(infinity);
    assertThat(limits.lower()).isCloseTo(1.075, within(1e-14));
  }

  @Test
  void missingReplicatesAreRefused() {
    assertThatThrownBy(() -> PercentileInterval.of(new double[] {1, Double.NaN}, 0.95))
        .hasMessageContaining("NaN");
  }
}
