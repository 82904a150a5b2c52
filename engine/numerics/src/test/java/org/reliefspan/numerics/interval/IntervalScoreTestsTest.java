package org.reliefspan.numerics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;

class IntervalScoreTestsTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  /** Fay and Shaw 2010, doi 10.18637/jss.v036.i02: ictest of R package interval. */
  @Test
  void breastCosmesisMatchesThePublishedTests() {
    IntervalScoreTests tests = cosmesis();
    assertTest(tests, IntervalScores.SUN, -9.141846, -2.6684, .007622);
    assertTest(tests, IntervalScores.FINKELSTEIN, -9.944182, -2.6839, .007277);
    assertTest(tests, IntervalScores.WILCOXON, -5.656724, -2.1672, .03022);
    SignificanceTest score = tests.scoreForm();
    assertThat(score.statistic()).isCloseTo(7.8749, within(5e-5));
    assertThat(score.p()).isCloseTo(.005012, within(5e-7));
  }

  private static void assertTest(
      IntervalScoreTests tests, IntervalScores kind, double sum, double statistic, double p) {
    assertThat(tests.sums(kind)[0]).isCloseTo(sum, within(2e-6));
    assertThat(tests.sums(kind)[1]).isCloseTo(-sum, within(2e-6));
    assertThat(tests.permutation(kind).statistic()).isCloseTo(statistic, within(5e-5));
    assertThat(tests.permutation(kind).p()).isCloseTo(p, within(p > .01 ? 5e-6 : 5e-7));
  }

  @Test
  void twoGroupsAreATrendAndOrderAndUnitOfTimeDoNotMatter() {
    IntervalScoreTests tests = cosmesis();
    double[] weeks = Arrays.stream(BreastCosmesis.left()).map(month -> 4.35 * month).toArray();
    double[] ends = Arrays.stream(BreastCosmesis.right()).map(month -> 4.35 * month).toArray();
    IntervalScoreTests scaled =
        IntervalScoreTests.of(weeks, ends, ones(94), BreastCosmesis.group());
    for (IntervalScores kind : IntervalScores.values()) {
      double z = tests.permutation(kind).statistic();
      assertThat(tests.trend(kind, 5, 3).statistic()).isCloseTo(z, within(1e-9));
      assertThat(scaled.permutation(kind).statistic()).isCloseTo(z, within(1e-7));
    }
  }

  @Test
  void aWeightOfTwoIsARowTwice() {
    SplittableRandom random = new SplittableRandom(4);
    int n = 90;
    double[] left = new double[2 * n];
    double[] right = new double[2 * n];
    int[] group = new int[2 * n];
    for (int i = 0; i < n; i++) {
      left[i] = random.nextInt(20);
      right[i] = random.nextInt(4) == 0 ? INF : left[i] + 1 + random.nextInt(12);
      group[i] = i % 3;
      left[n + i] = left[i];
      right[n + i] = right[i];
      group[n + i] = group[i];
    }
    double[] two = new double[n];
    Arrays.fill(two, 2);
    IntervalScoreTests twice = IntervalScoreTests.of(left, right, ones(2 * n), group);
    IntervalScoreTests weighted =
        IntervalScoreTests.of(
            Arrays.copyOf(left, n), Arrays.copyOf(right, n), two, Arrays.copyOf(group, n));
    for (IntervalScores kind : IntervalScores.values()) {
      assertThat(weighted.permutation(kind).statistic())
          .isCloseTo(twice.permutation(kind).statistic(), within(1e-6));
      assertThat(weighted.permutation(kind).degreesOfFreedom()).isEqualTo(2);
    }
    assertThat(weighted.scoreForm().statistic())
        .isCloseTo(twice.scoreForm().statistic(), within(1e-5));
  }

  /** With exact times and no ties Wilcoxon's scores are those of the rank sum test. */
  @Test
  void exactTimesGiveTheRankSumTest() {
    double[] time = {3, 7, 1, 9, 4, 6, 8, 2};
    int[] group = {0, 1, 0, 1, 0, 1, 1, 0};
    SignificanceTest test =
        IntervalScoreTests.of(time, time, ones(8), group).permutation(IntervalScores.WILCOXON);
    double rankSum = 3 + 1 + 4 + 2;
    double z = -(rankSum - 18) / Math.sqrt(4 * 4 * 9 / 12.0);
    assertThat(test.statistic()).isCloseTo(z, within(1e-7));
  }

  @Test
  void whatCannotBeComparedIsSaid() {
    double[] left = {0, 0, 0};
    double[] right = {5, 5, 5};
    assertThatThrownBy(() -> IntervalScoreTests.of(left, right, ones(3), new int[3]))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("two groups");
    IntervalScoreTests same = IntervalScoreTests.of(left, right, ones(3), new int[] {0, 1, 1});
    assertThatThrownBy(() -> same.permutation(IntervalScores.SUN))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("same score");
    assertThatThrownBy(same::scoreForm).isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> cosmesis().trend(IntervalScores.SUN, 1, 1))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("trend");
    assertThatThrownBy(() -> IntervalScoreTests.of(left, right, ones(3), new int[] {0, -1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Equal groups are rejected about as often as stated: 5% of 400. */
  @Test
  void equalGroupsAreSeldomRejected() {
    int replicates = Integer.getInteger("reliefspan.recovery", 300);
    int[] rejected = new int[4];
    for (int seed = 0; seed < replicates; seed++) {
      SplittableRandom random = new SplittableRandom(500 + seed);
      int n = 120;
      double[] left = new double[n];
      double[] right = new double[n];
      int[] group = new int[n];
      for (int i = 0; i < n; i++) {
        double time = 60 * Math.pow(-Math.log(1 - random.nextDouble()), 1 / 1.5);
        right[i] = INF;
        for (double day = 0; day < 150; ) {
          day += 7 + random.nextInt(30);
          if (day >= time) {
            right[i] = day;
            break;
          }
          left[i] = day;
        }
        group[i] = i % 2;
      }
      IntervalScoreTests tests = IntervalScoreTests.of(left, right, ones(n), group);
      for (IntervalScores kind : IntervalScores.values()) {
        rejected[kind == IntervalScores.SUN ? 0 : kind == IntervalScores.WILCOXON ? 1 : 2] +=
            tests.permutation(kind).p() < .05 ? 1 : 0;
      }
      rejected[3] += tests.scoreForm().p() < .05 ? 1 : 0;
    }
    for (int count : rejected) {
      double share = count / (double) replicates;
      System.out.printf("interval tests rejected: %.4f of %d%n", share, replicates);
      boolean full = replicates >= 2000;
      assertThat(share).isBetween(full ? .035 : .01, full ? .065 : .1);
    }
  }

  private static IntervalScoreTests cosmesis() {
    return IntervalScoreTests.of(
        BreastCosmesis.left(), BreastCosmesis.right(), ones(94), BreastCosmesis.group());
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
