package org.reliefspan.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  private static final Purpose PURPOSE = Purpose.of("quantiles.test");
  private static final int DRAWS = 200_000;

  private record Moments(double mean, double standardDeviation) {}

  private static Moments moments(DoubleUnaryOperator quantile) {
    Philox philox = Philox.keyed(11, "quantiles");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = quantile.applyAsDouble(philox.uniform(i, PURPOSE, 0));
      sum += x;
      squares += x * x;
    }
    double mean = sum / DRAWS;
    return new Moments(mean, Math.sqrt(squares / DRAWS - mean * mean));
  }

  private static void assertMoments(Moments moments, double mean, double standardDeviation) {
    double tolerance = 4.5 * standardDeviation / Math.sqrt(DRAWS);
    assertThat(moments.mean()).isCloseTo(mean, within(tolerance));
    assertThat(moments.standardDeviation())
        .isCloseTo(standardDeviation, within(0.02 * standardDeviation));
  }

  @Test
  void momentsAreThoseOfTheDistributions() {
    assertMoments(moments(u -> Quantiles.normal(u, 16, 5)), 16, 5);
    assertMoments(moments(u -> Quantiles.exponential(u, 3)), 3, 3);
    assertMoments(moments(u -> Quantiles.beta(u, 7, 3)), 0.7, Math.sqrt(21 / 1100.0));
    assertMoments(moments(u -> Quantiles.poisson(u, 2.5)), 2.5, Math.sqrt(2.5));
    assertMoments(moments(u -> Quantiles.integer(u, 12)), 5.5, Math.sqrt(143 / 12.0));
    assertMoments(moments(u -> Quantiles.bernoulli(u, 0.25) ? 1 : 0), 0.25, Math.sqrt(0.1875));
    double logVariance = Math.exp(0.25) - 1;
    assertMoments(
        moments(u -> Quantiles.logNormal(u, 1, 0.5)),
        Math.exp(1.125),
        Math.exp(1.125) * Math.sqrt(logVariance));
  }

  @Test
  void weibullMedianIsScaleTimesLogTwoToTheInverseShape() {
    assertThat(Quantiles.weibull(0.5, 1.8, 55)).isCloseTo(44.87, within(0.01));
    assertThat(Quantiles.weibull(0.5, 2.2, 355)).isCloseTo(300.52, within(0.01));
  }

  @Test
  void betaInvertsItsDistribution() {
    // I_0.7(7, 3) = 0.7^9 + 9 * 0.7^8 * 0.3 + 36 * 0.7^7 * 0.3^2
    assertThat(Quantiles.betaDistribution(0.7, 7, 3)).isCloseTo(0.4628312, within(1e-7));
    for (double u = 0.001; u < 1; u += 0.013) {
      assertThat(Quantiles.betaDistribution(Quantiles.beta(u, 7, 3), 7, 3))
          .isCloseTo(u, within(1e-14));
    }
  }

  @Test
  void quantilesRiseWithTheUniformAndTheEndsStayFinite() {
    double tiny = 0x1p-54;
    double almostOne = 1 - 0x1p-53;
    assertThat(Quantiles.exponential(tiny, 1)).isPositive();
    assertThat(Quantiles.exponential(almostOne, 1)).isCloseTo(53 * Math.log(2), within(1e-12));
    assertThat(Quantiles.weibull(tiny, 1.8, 55)).isBetween(0.0, 1e-7);
    assertThat(Quantiles.poisson(almostOne, 0.5)).isLessThan(30);
    assertThat(Quantiles.integer(almostOne, 12)).isEqualTo(11);
    assertThat(Quantiles.normal(tiny, 0, 1)).isBetween(-9.0, -8.0);
  }
}
