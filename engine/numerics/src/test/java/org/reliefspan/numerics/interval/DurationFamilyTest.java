package org.reliefspan.numerics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DurationFamilyTest {
  @ParameterizedTest
  @EnumSource
  void quantileInvertsTheSurvivor(DurationFamily family) {
    for (double probability = 0.01; probability < 1; probability += 0.07) {
      double time = family.quantile(probability, 3.2, -0.4);
      assertThat(family.survivor(time, 3.2, -0.4)).isCloseTo(1 - probability, within(1e-13));
    }
    assertThat(family.survivor(0, 3.2, -0.4)).isEqualTo(1);
    assertThat(family.survivor(Double.POSITIVE_INFINITY, 3.2, -0.4)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void densityAndGradientAreDerivatives(DurationFamily family) {
    double step = 1e-6;
    double[] gradient = new double[2];
    for (double time : new double[] {1, 10, 40, 200}) {
      family.survivorGradient(time, 3.2, -0.4, gradient);
      double byTime =
          (family.survivor(time + step, 3.2, -0.4) - family.survivor(time - step, 3.2, -0.4))
              / (2 * step);
      double byMu =
          (family.survivor(time, 3.2 + step, -0.4) - family.survivor(time, 3.2 - step, -0.4))
              / (2 * step);
      double bySigma =
          (family.survivor(time, 3.2, -0.4 + step) - family.survivor(time, 3.2, -0.4 - step))
              / (2 * step);
      assertThat(-family.density(time, 3.2, -0.4)).isCloseTo(byTime, within(1e-9));
      assertThat(gradient[0]).isCloseTo(byMu, within(1e-9));
      assertThat(gradient[1]).isCloseTo(bySigma, within(1e-9));
    }
  }

  /** R 4.2.2: {@code integrate(S, 0, tau, rel.tol = 1e-12, subdivisions = 5000)}. */
  @Test
  void restrictedMeansMatchR() {
    Percentage close = Percentage.withPercentage(1e-8);
    assertThat(DurationFamily.WEIBULL.restrictedMean(180, Math.log(55), -Math.log(1.8)))
        .isCloseTo(48.9083530864337, close);
    assertThat(DurationFamily.LOGNORMAL.restrictedMean(365, 4, Math.log(0.7)))
        .isCloseTo(69.4339909213627, close);
    assertThat(DurationFamily.LOGLOGISTIC.restrictedMean(365, Math.log(50), Math.log(0.6)))
        .isCloseTo(79.370728446048, close);
    assertThat(DurationFamily.LOGLOGISTIC.restrictedMean(365, Math.log(50), Math.log(2)))
        .isCloseTo(139.301819371517, close);
  }
}
