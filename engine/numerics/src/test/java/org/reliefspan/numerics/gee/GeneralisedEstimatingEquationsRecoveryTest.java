package org.reliefspan.numerics.gee;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.variance.Clusters;

/** Known marginal effects come back from 150 clusters of 2 to 5 rows, any working correlation. */
class GeneralisedEstimatingEquationsRecoveryTest {
  private static final int CLUSTERS = 150;

  @Test
  void continuousOutcomes() {
    SplittableRandom random = new SplittableRandom(301);
    Map<WorkingCorrelation, CoverageCount> counts = counts(0.5);
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      Rows rows = new Rows(random);
      for (int row = 0; row < rows.y.length; row++) {
        rows.y[row] = 0.5 * rows.x[row] + rows.shared[row] + random.nextGaussian();
      }
      rows.fit(Family.gaussian(), counts);
    }
    check(counts, "gaussian GEE");
  }

  /** Marginal Poisson: log mean 0.3 + 0.4 x, with a log-normal factor of mean 1 for the cluster. */
  @Test
  void counts() {
    SplittableRandom random = new SplittableRandom(302);
    Map<WorkingCorrelation, CoverageCount> counts = counts(0.4);
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      Rows rows = new Rows(random);
      for (int row = 0; row < rows.y.length; row++) {
        double mean = Math.exp(0.3 + 0.4 * rows.x[row] + 0.5 * rows.shared[row] - 0.125);
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        while (product > limit) {
          product *= random.nextDouble();
          rows.y[row]++;
        }
      }
      rows.fit(Family.poisson(), counts);
    }
    check(counts, "Poisson GEE");
  }

  private static Map<WorkingCorrelation, CoverageCount> counts(double truth) {
    Map<WorkingCorrelation, CoverageCount> counts = new EnumMap<>(WorkingCorrelation.class);
    for (WorkingCorrelation correlation : WorkingCorrelation.values()) {
      counts.put(correlation, new CoverageCount(truth));
    }
    return counts;
  }

  private static void check(Map<WorkingCorrelation, CoverageCount> counts, String name) {
    counts.forEach((correlation, count) -> count.check(name + ", " + correlation));
  }

  private static final class Rows {
    private final int[] cluster = new int[523];
    private final double[] x = new double[523];
    private final double[] shared = new double[523];
    private final double[] y = new double[523];

    Rows(SplittableRandom random) {
      int row = 0;
      for (int c = 0; c < CLUSTERS; c++) {
        double effect = random.nextGaussian();
        double covariate = random.nextGaussian();
        for (int place = 0; place < 2 + c % 4; place++) {
          cluster[row] = c;
          x[row] = 0.7 * covariate + 0.7 * random.nextGaussian();
          shared[row++] = effect;
        }
      }
    }

    void fit(Family family, Map<WorkingCorrelation, CoverageCount> counts) {
      double[] design = new double[x.length * 2];
      for (int row = 0; row < x.length; row++) {
        design[row * 2] = 1;
        design[row * 2 + 1] = x[row];
      }
      counts.forEach(
          (correlation, count) -> {
            GeeFit fit =
                GeneralisedEstimatingEquations.fit(
                    family, RegressionData.of(design, y), Clusters.of(cluster), correlation);
            count.add(fit.coefficients().limits(1, 0.95).orElseThrow());
          });
    }
  }
}
