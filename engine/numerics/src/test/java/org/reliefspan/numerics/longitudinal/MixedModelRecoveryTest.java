package org.reliefspan.numerics.longitudinal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Slopes of 24 patients at irregular times; the arm changes the mean slope by -0.5. */
class MixedModelRecoveryTest {
  private static final int PATIENTS = 24;
  private static final int TIMES = 5;

  @Test
  void kenwardRogerLimitsCoverAtTheirLevel() {
    int replicates = Integer.getInteger("reliefspan.recovery", 100);
    int covered = 0;
    for (int seed = 0; seed < replicates; seed++) {
      covered += covers(seed) ? 1 : 0;
    }
    double coverage = covered / (double) replicates;
    System.out.println("coverage " + coverage);
    assertThat(coverage)
        .isBetween(replicates >= 2000 ? 0.935 : 0.88, replicates >= 2000 ? 0.965 : 1.0);
  }

  private static boolean covers(long seed) {
    SplittableRandom random = new SplittableRandom(9000 + seed);
    int rows = PATIENTS * TIMES;
    double[] design = new double[rows * 4];
    double[] columns = new double[rows * 2];
    double[] response = new double[rows];
    int[] subject = new int[rows];
    for (int patient = 0; patient < PATIENTS; patient++) {
      double level = 2 * random.nextGaussian();
      double slope = 0.4 * random.nextGaussian();
      double time = 0;
      for (int k = 0; k < TIMES; k++) {
        int row = patient * TIMES + k;
        int arm = patient % 2;
        time += random.nextDouble() * 2;
        subject[row] = patient;
        columns[2 * row] = 1;
        columns[2 * row + 1] = time;
        System.arraycopy(new double[] {1, time, arm, arm * time}, 0, design, row * 4, 4);
        double mean = 50 + level + (slope - 0.5 * arm) * time;
        boolean missing = k > 1 && random.nextDouble() < 0.2;
        response[row] = missing ? Double.NaN : mean + 1.5 * random.nextGaussian();
      }
    }
    return MixedModel.fit(design, response, subject, columns, Criterion.REML)
        .fixed()
        .coefficient(3, DegreesOfFreedom.KENWARD_ROGER)
        .limits(0.95)
        .contains(-0.5);
  }
}
