package org.reliefspan.numerics.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Distribution functions and quantiles of the normal and the logistic distribution. */
class ProbabilityFunctionsTest {
  private static double value(String function, double x, double location, double scale) {
    return switch (function) {
      case "pnorm" -> NormalDistribution.probability(x, location, scale);
      case "qnorm" -> NormalDistribution.quantile(x, location, scale);
      case "plogis" -> LogisticDistribution.probability(x, location, scale);
      default -> LogisticDistribution.quantile(x, location, scale);
    };
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/org/reliefspan/numerics/math/probability_functions.csv",
      numLinesToSkip = 2)
  void theyAreThoseOfR(String function, double x, double location, double scale, double expected) {
    assertThat(value(function, x, location, scale))
        .isCloseTo(expected, within(1e-14 * Math.abs(expected)));
  }

  @Test
  void probabilitiesRiseWithoutAStepFromOneApproximationToTheNext() {
    double before = 0;
    for (double z = -38; z <= 9; z += 0.001) {
      double now = NormalDistribution.probability(z);
      assertThat(now).isGreaterThanOrEqualTo(before);
      assertThat(now + NormalDistribution.probability(-z)).isCloseTo(1, within(2e-16));
      before = now;
    }
    for (double edge : new double[] {0.67448975, 5.656854249492381}) {
      assertThat(NormalDistribution.probability(-Math.nextUp(edge)))
          .isCloseTo(
              NormalDistribution.probability(-edge),
              within(1e-14 * NormalDistribution.probability(-edge)));
    }
  }

  @Test
  void endsAndWhatHasNoValueAreAsInR() {
    assertThat(NormalDistribution.probability(Double.NEGATIVE_INFINITY, 0, 1)).isZero();
    assertThat(NormalDistribution.probability(Double.POSITIVE_INFINITY, 0, 1)).isEqualTo(1);
    assertThat(NormalDistribution.probability(3, 3, 0)).isEqualTo(1);
    assertThat(NormalDistribution.probability(2.9, 3, 0)).isZero();
    assertThat(NormalDistribution.probability(1, 0, -1)).isNaN();
    assertThat(NormalDistribution.probability(Double.NaN)).isNaN();
    assertThat(NormalDistribution.quantile(1, 3, 0)).isEqualTo(3);
    assertThat(NormalDistribution.quantile(1.1, 3, 0)).isNaN();
    assertThat(NormalDistribution.quantile(0, 3, 2)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalDistribution.quantile(0.5, 3, -2)).isNaN();
    assertThat(LogisticDistribution.probability(Double.NEGATIVE_INFINITY, 0, 1)).isZero();
    assertThat(LogisticDistribution.probability(1, 1, 0)).isEqualTo(1);
    assertThat(LogisticDistribution.probability(1, 1, -1)).isNaN();
    assertThat(LogisticDistribution.quantile(1, 0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(LogisticDistribution.quantile(0, 5, 0)).isEqualTo(5);
    assertThat(LogisticDistribution.quantile(-0.1, 0, 1)).isNaN();
  }
}
