package org.reliefspan.numerics.accumulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;

class ShareEstimateTest {
  @Test
  void independentShareHasWilsonLimits() { // R 4.2.2: prop.test(7, 20, correct = FALSE)
    Limits limits = ShareEstimate.ofIndependent(7, 20).limits(0.95);
    assertThat(limits.lower()).isCloseTo(0.181191824101082, within(1e-12));
    assertThat(limits.upper()).isCloseTo(0.567145723314764, within(1e-12));
  }

  @Test
  void repeatedPatientsWidenTheLimits() {
    double[] flags = new double[40];
    int[] patient = new int[40];
    for (int i = 0; i < 40; i++) {
      flags[i] = i / 2 < 7 ? 1 : 0;
      patient[i] = i / 2;
    }
    Limits clustered = ShareEstimate.of(flags, patient).limits(0.95);
    Limits independent = ShareEstimate.ofIndependent(14, 40).limits(0.95);
    assertThat(clustered.upper() - clustered.lower())
        .isGreaterThan(1.3 * (independent.upper() - independent.lower()));
  }

  @Test
  void noneAndAllKeepLimitsOpen() {
    assertThat(ShareEstimate.ofIndependent(0, 10).limits(0.95).upper()).isBetween(0.2, 0.4);
    assertThat(ShareEstimate.ofIndependent(10, 10).limits(0.95).upper())
        .isCloseTo(1, within(1e-15));
  }
}
