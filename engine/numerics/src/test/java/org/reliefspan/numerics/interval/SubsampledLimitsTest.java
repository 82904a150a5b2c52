package org.reliefspan.numerics.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.interval.SubsampledLimits.Plan;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.UniformAddress;

class SubsampledLimitsTest {
  private static final UniformAddress ADDRESS =
      (cluster, replicate) -> new SplittableRandom(cluster * 7_919 + replicate).nextDouble();

  @Test
  void limitsHoldTheMedianAndDoNotDependOnRowOrder() {
    int n = 300;
    double[] left = new double[n];
    double[] right = new double[n];
    double[] reversedLeft = new double[n];
    double[] reversedRight = new double[n];
    double[] one = new double[n];
    int[] cluster = new int[n];
    int[] reversedCluster = new int[n];
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < n; i++) {
      double time = -60 * Math.log(1 - random.nextDouble());
      double visit = 150 * random.nextDouble();
      left[i] = visit < time ? visit : 0;
      right[i] = visit < time ? Double.POSITIVE_INFINITY : visit;
      reversedLeft[n - 1 - i] = left[i];
      reversedRight[n - 1 - i] = right[i];
      one[i] = 1;
      cluster[i] = i;
      reversedCluster[n - 1 - i] = i;
    }
    Plan plan = Plan.forClusters(n, 200, 0.95);
    Limits limits = median(IntervalCensoredData.aggregate(left, right, one), cluster, plan);
    Limits reversed =
        median(
            IntervalCensoredData.aggregate(reversedLeft, reversedRight, one),
            reversedCluster,
            plan);
    assertThat(reversed).isEqualTo(limits);
    assertThat(limits.contains(60 * Math.log(2))).isTrue();
  }

  @Test
  void aMedianNotReachedHasNoUpperLimit() {
    double[] left = {10, 10, 10, 0};
    double infinity = Double.POSITIVE_INFINITY;
    double[] right = {infinity, infinity, infinity, 5};
    double[] one = {1, 1, 1, 1};
    Limits limits =
        median(
            IntervalCensoredData.aggregate(left, right, one),
            new int[] {0, 1, 2, 3},
            new Plan(2, 10, 0.95));
    assertThat(limits.upper()).isEqualTo(infinity);
  }

  private static Limits median(IntervalCensoredData data, int[] cluster, Plan plan) {
    return SubsampledLimits.of(data, cluster)
        .limits(
            plan,
            TurnbullEstimator.over(data).fit(),
            ADDRESS,
            List.of(fit -> fit.quantileInterval(0.5)))
        .get(0);
  }
}
