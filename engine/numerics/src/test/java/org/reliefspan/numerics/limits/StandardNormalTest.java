package org.reliefspan.numerics.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StandardNormalTest {
  @Test
  void survivorAgreesWithTheErrorFunction() {
    for (double z = -30; z <= 30; z += 0.0371) {
      double expected = 0.5 * Erf.erfc(z / Math.sqrt(2));
      assertThat(StandardNormal.survivor(z))
          .as("z = %s", z)
          .isCloseTo(expected, Percentage.withPercentage(1e-9));
    }
  }

  @Test
  void quantileInvertsTheCurve() {
    assertThat(StandardNormal.criticalValue(0.95)).isCloseTo(1.959963984540054, within(1e-14));
    assertThat(StandardNormal.quantile(0.5)).isZero();
    assertThat(StandardNormal.survivor(Double.POSITIVE_INFINITY)).isZero();
  }
}
