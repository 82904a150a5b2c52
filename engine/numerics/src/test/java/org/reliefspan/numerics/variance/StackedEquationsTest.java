package org.reliefspan.numerics.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/** Mean, variance and their ratio by hand; published effects are in the tests of package glm. */
class StackedEquationsTest {
  private static final double[] VALUES = {1, 3, 4, 8, 2, 6};

  /** Mean, variance (divisor n) and standard deviation. */
  private static final EstimatingFunction MOMENTS =
      EstimatingFunction.of(
          2,
          (row, theta, out) -> {
            double away = VALUES[row] - theta[0];
            out[0] += away;
            out[1] += away * away - theta[1];
          });

  private static final EstimatingFunction DEVIATION =
      EstimatingFunction.of(1, (row, theta, out) -> out[2] += theta[1] - theta[2] * theta[2]);

  @Test
  void momentsHaveTheirTextbookCovariance() {
    StackedEstimate estimate =
        StackedEquations.over(6, MOMENTS, DEVIATION).solve(new double[] {3, 5, 2});
    double variance = 34 / 6.0; // mean 4, squares 9 1 0 16 4 4
    double fourth = (81 + 1 + 0 + 256 + 16 + 16) / 6.0;
    double third = (-27 - 1 + 0 + 64 - 8 + 8) / 6.0;
    assertThat(estimate.estimate(0)).isCloseTo(4, within(1e-12));
    assertThat(estimate.estimate(1)).isCloseTo(variance, within(1e-11));
    assertThat(estimate.estimate(2)).isCloseTo(Math.sqrt(variance), within(1e-11));
    assertThat(estimate.standardError(0)).isCloseTo(Math.sqrt(variance / 6), within(1e-10));
    assertThat(estimate.coefficients().covariance(0, 1)).isCloseTo(third / 6, within(1e-9));
    double ofVariance = (fourth - variance * variance) / 6;
    assertThat(estimate.standardError(1)).isCloseTo(Math.sqrt(ofVariance), within(1e-9));
    assertThat(estimate.standardError(2)) // delta method
        .isCloseTo(Math.sqrt(ofVariance) / (2 * Math.sqrt(variance)), within(1e-9));
    assertThat(estimate.difference(0, 1).estimate()).isCloseTo(4 - variance, within(1e-10));
  }

  @Test
  void aClusterOfTwoCopiesCountsAsOneRowOfDoubleScore() {
    EstimatingFunction twice =
        EstimatingFunction.of(1, (row, theta, out) -> out[0] += VALUES[row / 2] - theta[0]);
    int[] pairs = new int[12];
    Arrays.setAll(pairs, row -> row / 2);
    StackedEstimate clustered =
        StackedEquations.over(12, twice).withClusters(Clusters.of(pairs)).solve(new double[] {0});
    assertThat(clustered.standardError(0)).isCloseTo(Math.sqrt(34 / 36.0), within(1e-10));
    double[] doubled = new double[6];
    Arrays.fill(doubled, 2);
    StackedEstimate weighted =
        StackedEquations.over(6, MOMENTS).withWeights(doubled).solve(new double[] {0, 1});
    assertThat(weighted.standardError(0)).isCloseTo(Math.sqrt(34 / 36.0), within(1e-10));
  }

  @Test
  void ratioOfMeansMatchesTheDeltaMethod() {
    SplittableRandom random = new SplittableRandom(8);
    for (int seed = 0; seed < 20; seed++) {
      double[] x = new double[50];
      double[] y = new double[50];
      for (int row = 0; row < 50; row++) {
        x[row] = 5 + random.nextGaussian();
        y[row] = x[row] + random.nextGaussian();
      }
      EstimatingFunction means =
          EstimatingFunction.of(
              2,
              (row, theta, out) -> {
                out[0] += x[row] - theta[0];
                out[1] += y[row] - theta[1];
              });
      EstimatingFunction ratio =
          EstimatingFunction.of(1, (row, theta, out) -> out[2] += theta[1] - theta[2] * theta[0]);
      StackedEstimate estimate =
          StackedEquations.over(50, means, ratio).solve(new double[] {1, 1, 1});
      assertThat(estimate.ratio(1, 0).estimate()).isCloseTo(estimate.estimate(2), within(1e-10));
      assertThat(estimate.ratio(1, 0).standardError())
          .isCloseTo(estimate.standardError(2), within(1e-9));
    }
  }

  @Test
  void whatIsNotASolutionIsRefused() {
    StackedEquations equations = StackedEquations.over(6, MOMENTS);
    assertThatThrownBy(() -> equations.at(new double[] {4.1, 34 / 6.0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parameter 0");
    EstimatingFunction idle = EstimatingFunction.of(2, (row, theta, out) -> out[0] += theta[0]);
    assertThatThrownBy(() -> StackedEquations.over(6, idle).solve(new double[2]))
        .isInstanceOf(NotEstimableException.class);
  }
}
