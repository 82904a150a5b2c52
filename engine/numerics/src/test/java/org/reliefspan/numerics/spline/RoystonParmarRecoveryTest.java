package org.reliefspan.numerics.spline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Coverage of 95% limits; see {@code AcceleratedFailureTimeRecoveryTest} for the number. */
class RoystonParmarRecoveryTest {
  private static final int REPLICATES = Integer.getInteger("reliefspan.recovery", 100);

  @Test
  void hazardRatioAndSurvivalAreRecovered() { // Weibull 1.4, log hazard ratio 0.6, S(0.5) at x = 0
    double truth = Math.exp(-Math.pow(0.5, 1.4));
    RoystonParmar model = RoystonParmar.ofDegreesOfFreedom(SplineScale.HAZARD, 3);
    int ratio = 0;
    int survival = 0;
    for (int seed = 0; seed < REPLICATES; seed++) {
      RoystonParmarFit fit =
          model.fit(RoystonParmarTest.simulated(400, new SplittableRandom(700 + seed), 1));
      ratio += fit.coefficients().limits(4, 0.95).orElseThrow().contains(0.6) ? 1 : 0;
      survival += fit.at(new double[] {0}).survival(0.5).limits(0.95).contains(truth) ? 1 : 0;
    }
    double low = REPLICATES >= 2000 ? 0.935 : 0.87;
    double high = REPLICATES >= 2000 ? 0.965 : 1;
    assertThat(ratio / (double) REPLICATES).isBetween(low, high);
    assertThat(survival / (double) REPLICATES).isBetween(low, high);
  }
}
