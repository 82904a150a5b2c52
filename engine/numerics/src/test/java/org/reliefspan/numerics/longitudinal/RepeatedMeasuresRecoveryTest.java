package org.reliefspan.numerics.longitudinal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The arm's effect at the last visit is 3; dropout depends on what was seen. */
class RepeatedMeasuresRecoveryTest {
  private static final double TRUTH = 3;

  @Test
  void kenwardRogerLimitsCoverAtTheirLevel() {
    int replicates = Integer.getInteger("reliefspan.recovery", 100);
    int covered = 0;
    for (int seed = 0; seed < replicates; seed++) {
      RepeatedMeasuresFit fit =
          RepeatedMeasuresModel.fit(
              new SimulatedVisits(40, 1000 + seed).measures(), CovarianceStructure.unstructured(4));
      covered +=
          fit.coefficient(7, DegreesOfFreedom.KENWARD_ROGER).limits(0.95).contains(TRUTH) ? 1 : 0;
    }
    double coverage = covered / (double) replicates;
    System.out.println("coverage " + coverage);
    assertThat(coverage)
        .isBetween(replicates >= 2000 ? 0.935 : 0.88, replicates >= 2000 ? 0.965 : 1.0);
  }
}
