package org.reliefspan.numerics.linear;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/** Known slopes come back: equal variances, unequal variances, clusters. */
class LinearModelRecoveryTest {
  private static final double SLOPE = 0.7;

  @Test
  void modelLimitsHoldWithTwentyRows() {
    SplittableRandom random = new SplittableRandom(101);
    CoverageCount count = new CoverageCount(SLOPE);
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      LinearModelFit fit = simulate(random, 20, 0, 0);
      count.add(fit.limits(fit.coefficients(), 1, 0.95).orElseThrow());
    }
    count.check("linear model, 20 rows, t limits");
  }

  @Test
  void robustLimitsHoldWithUnequalVariances() {
    SplittableRandom random = new SplittableRandom(102);
    CoverageCount count = new CoverageCount(SLOPE);
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      LinearModelFit fit = simulate(random, 100, 1, 0);
      count.add(fit.limits(fit.robust(RobustForm.HC3), 1, 0.95).orElseThrow());
    }
    count.check("linear model, 100 rows, HC3");
  }

  @Test
  void clusterLimitsHoldWithDependentRows() {
    SplittableRandom random = new SplittableRandom(103);
    CoverageCount count = new CoverageCount(SLOPE);
    int[] cluster = new int[240];
    for (int row = 0; row < cluster.length; row++) {
      cluster[row] = row / 4;
    }
    for (int replicate = 0; replicate < CoverageCount.replicates(); replicate++) {
      LinearModelFit fit = simulate(random, 240, 0, 1);
      Coefficients estimates = fit.clustered(Clusters.of(cluster), ClusterForm.CR2);
      count.add(fit.limits(estimates, 1, 0.95).orElseThrow());
    }
    count.check("linear model, 60 clusters, CR2");
  }

  private static LinearModelFit simulate(
      SplittableRandom random, int rows, double unequal, double shared) {
    double[] design = new double[rows * 2];
    double[] y = new double[rows];
    double ofCluster = 0;
    double covariate = 0;
    for (int row = 0; row < rows; row++) {
      if (row % 4 == 0) {
        ofCluster = random.nextGaussian();
        covariate = random.nextGaussian();
      }
      double x = shared * covariate + random.nextGaussian();
      design[row * 2] = 1;
      design[row * 2 + 1] = x;
      double error = random.nextGaussian() * Math.exp(unequal * x / 2);
      y[row] = 1 + SLOPE * x + error + shared * ofCluster;
    }
    return LinearModel.fit(design, y);
  }
}
