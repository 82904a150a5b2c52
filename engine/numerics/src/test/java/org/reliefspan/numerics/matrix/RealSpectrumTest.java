package org.reliefspan.numerics.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RealSpectrumTest {
  /** The decomposition refuses a norm below rounding; a climb may try such rates. */
  @Test
  void ratesBelowRoundingHaveNoSafeSpectrum() {
    double[] rates = {-1e-18, 1e-18, 2e-18, -2e-18};
    assertThat(RealSpectrum.of(rates, 2)).isEmpty();
  }
}
