package org.reliefspan.numerics.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.interval.SubsampledMedian.Plan;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.UniformAddress;

class SubsampledMedianTest {
  private static final UniformAddress ADDRESS =
      (patient, replicate) -> new SplittableRandom(patient * 7_919 + replicate).nextDouble();

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
    long[] patient = new long[n];
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
      patient[i] = 1000L + i;
    }
    Plan plan = Plan.forClusters(n, 200, 0.95);
    Limits limits =
        SubsampledMedian.of(IntervalCensoredData.aggregate(left, right, one), cluster)
            .limits(plan, patient, ADDRESS);
    Limits reversed =
        SubsampledMedian.of(
                IntervalCensoredData.aggregate(reversedLeft, reversedRight, one), reversedCluster)
            .limits(plan, patient, ADDRESS);
    assertThat(reversed).isEqualTo(limits);
    assertThat(limits.contains(60 * Math.log(2))).isTrue();
    assertThat(limits.lower()).isNotNegative();
  }

  @Test
  void aMedianNotReachedHasNoUpperLimit() {
    double[] left = {10, 10, 10, 0};
    double infinity = Double.POSITIVE_INFINITY;
    double[] right = {infinity, infinity, infinity, 5};
    double[] one = {1, 1, 1, 1};
    Limits limits =
        SubsampledMedian.of(
                IntervalCensoredData.aggregate(left, right, one), new int[] {0, 1, 2, 3})
            .limits(new Plan(2, 10, 0.95), new long[] {1, 2, 3, 4}, ADDRESS);
    assertThat(limits.upper()).isEqualTo(infinity);
  }
}
