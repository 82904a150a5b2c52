package org.reliefspan.numerics.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Golden values: R 4.2.2, {@code digamma(c(.3, 2, 9.5, 57, 1000))}, {@code trigamma(...)}. */
class GammaDerivativesTest {
  @Test
  void bothMatchR() {
    double[] x = {0.3, 2, 9.5, 57, 1000};
    double[] first = {
      -3.5025242222001323,
      0.42278433509846747,
      2.19773787640295,
      4.034253689881698,
      6.907255195648812
    };
    double[] second = {
      12.245364546107732,
      0.6449340668482264,
      0.11099728846909906,
      0.01769865306145132,
      0.0010005001666666335
    };
    for (int i = 0; i < x.length; i++) {
      assertThat(GammaDerivatives.digamma(x[i])).isCloseTo(first[i], withinPercentage(1e-12));
      assertThat(GammaDerivatives.trigamma(x[i])).isCloseTo(second[i], withinPercentage(1e-12));
    }
  }
}
