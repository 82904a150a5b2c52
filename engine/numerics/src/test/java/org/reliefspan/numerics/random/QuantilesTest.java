package org.reliefspan.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void momentsOfDurationsAreThoseOfTheDistributions() {
    assertMoments(moments(u -> Quantiles.gamma(u, 2.5, 4)), 10, Math.sqrt(40));
    assertMoments(moments(u -> Quantiles.gamma(u, 0.4, 5)), 2, Math.sqrt(10));
    // E T = pi / shape / sin(pi / shape), E T^2 the same with 2 / shape
    double mean = Math.PI / 5 / Math.sin(Math.PI / 5);
    double square = 2 * Math.PI / 5 / Math.sin(2 * Math.PI / 5);
    assertMoments(
        moments(u -> Quantiles.logLogistic(u, 5, 1)), mean, Math.sqrt(square - mean * mean));
    // exp(shape T) - 1 is exponential with mean shape / rate
    assertMoments(moments(u -> Math.expm1(0.02 * Quantiles.gompertz(u, 0.02, 0.04))), 0.5, 0.5);
    // q = scale is gamma with shape 1 / q^2 and mean exp(location)
    assertMoments(moments(u -> Quantiles.generalisedGamma(u, 2, 0.5, 0.5)), e2(), e2() / 2);
  }

  private static double e2() {
    return Math.exp(2);
  }

  /** R 4.2.2: qgamma(u, shape). */
  @ParameterizedTest
  @CsvSource({
    "0.05, 1e-10, 5.8446320572867292e-201",
    "0.05, 0.001, 5.844632057286554e-61",
    "0.05, 0.05, 5.5738754818788077e-27",
    "0.05, 0.3, 2.037897188732651e-11",
    "0.05, 0.5, 5.5738784407462583e-07",
    "0.05, 0.7, 0.00046656368489525756",
    "0.05, 0.95, 0.26593230242584098",
    "0.05, 0.999, 2.736458598728674",
    "0.5, 1e-10, 7.8539816339744674e-21",
    "0.5, 0.001, 7.8539857463124521e-07",
    "0.5, 0.05, 0.0019660700000097625",
    "0.5, 0.3, 0.074235930916272716",
    "0.5, 0.5, 0.22746821155978642",
    "0.5, 0.7, 0.53709708542879242",
    "0.5, 0.95, 1.920729410347062",
    "0.5, 0.999, 5.4137830853313647",
    "2.5, 1e-10, 0.00016167785731248467",
    "2.5, 0.001, 0.10510630131460959",
    "2.5, 0.05, 0.57273811303088451",
    "2.5, 0.3, 1.4999540663799533",
    "2.5, 0.5, 2.1757300955477632",
    "2.5, 0.7, 3.0322149920774519",
    "2.5, 0.95, 5.5352488467581757",
    "2.5, 0.999, 10.257502826216438",
    "30, 1e-10, 7.0005117003518347",
    "30, 0.001, 15.869170797140356",
    "30, 0.05, 21.593979226994879",
    "30, 0.3, 26.90456306617639",
    "30, 0.5, 29.667333138221224",
    "30, 0.7, 32.613253702131722",
    "30, 0.95, 39.540972243924365",
    "30, 0.999, 49.803616534924686",
    "400, 1e-10, 285.61657299927833",
    "400, 0.001, 341.03322649350707",
    "400, 0.05, 367.68117406174895",
    "400, 0.3, 389.27526314894521",
    "400, 0.5, 399.66671609446439",
    "400, 0.7, 410.2414863388388",
    "400, 0.95, 433.45570105468965",
    "400, 0.999, 464.66446017322374",
    "0.001, 0.5, 5.2442064082777997e-302",
    "0.001, 0.7, 7.0423151317794311e-156",
    "0.001, 0.949, 1.0372605677016425e-23",
    "0.001, 0.96, 1.0493212802008513e-18",
    "0.001, 0.999, 0.26477027023965088",
    "0.01, 0.5, 4.4655350189103723e-31",
    "0.01, 0.7, 1.830952456380837e-16",
    "0.01, 0.949, 0.0030254799534492659",
    "0.01, 0.96, 0.0096412250459160295",
    "0.01, 0.999, 1.509084147694747",
    "10000, 0.5, 9999.6666686420467",
    "10000, 0.7, 10052.197405331652",
    "10000, 0.949, 10164.079430319325",
    "10000, 0.96, 10175.754989920633",
    "10000, 0.999, 10311.875224539537",
  })
  void gammaQuantilesAreThoseOfR(double shape, double uniform, double quantile) {
    assertThat(Quantiles.gamma(uniform, shape, 1)).isCloseTo(quantile, within(1e-11 * quantile));
    assertThat(Quantiles.gamma(uniform, shape, 7))
        .isCloseTo(7 * quantile, within(1e-11 * 7 * quantile));
  }

  @Test
  void gammaOfShapeOneIsExponentialFromEndToEnd() {
    for (double u : new double[] {0x1p-54, 1e-12, 0.2, 0.5, 0.9, 1 - 0x1p-53}) {
      double exact = -3 * Math.log1p(-u);
      assertThat(Quantiles.gamma(u, 1, 3)).isCloseTo(exact, within(1e-13 * exact));
    }
  }

  @Test
  void generalisedGammaHoldsItsFamilies() {
    for (double u : new double[] {1e-9, 0.01, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9}) {
      double weibull = Math.exp(3) * Math.pow(-Math.log1p(-u), 0.8);
      assertThat(Quantiles.generalisedGamma(u, 3, 0.8, 1))
          .isCloseTo(weibull, within(1e-12 * weibull));
      double normal = Quantiles.logNormal(u, 3, 0.8);
      assertThat(Quantiles.generalisedGamma(u, 3, 0.8, 0)).isEqualTo(normal);
      assertThat(Quantiles.generalisedGamma(u, 3, 0.8, 0.01))
          .isCloseTo(normal, within(0.05 * normal));
      double gamma = Quantiles.gamma(u, 4, Math.exp(3) / 4);
      assertThat(Quantiles.generalisedGamma(u, 3, 0.5, 0.5))
          .isCloseTo(gamma, within(1e-12 * gamma));
      // q = -1: 1 / T is Weibull, and T > t as 1 / T < 1 / t
      double inverse = 1 / Quantiles.generalisedGamma(u, -3, 0.8, -1);
      double mirrored = Math.exp(3) * Math.pow(-Math.log(u), 0.8);
      assertThat(inverse).isCloseTo(mirrored, within(1e-12 * mirrored));
    }
  }

  @Test
  void logLogisticAndGompertzInvertTheirSurvivors() {
    for (double u : new double[] {1e-9, 0.01, 0.3, 0.5, 0.77, 0.999}) {
      double odds = Math.pow(Quantiles.logLogistic(u, 1.7, 40) / 40, 1.7);
      assertThat(odds).isCloseTo(u / (1 - u), within(1e-13 * u / (1 - u)));
      for (double shape : new double[] {0.03, 1e-12, -0.0005}) {
        double time = Quantiles.gompertz(u, shape, 0.01);
        double hazard = 0.01 * Math.expm1(shape * time) / shape;
        assertThat(hazard).isCloseTo(-Math.log1p(-u), within(1e-12 * -Math.log1p(-u)));
      }
    }
    assertThat(Quantiles.logLogistic(0.5, 1.7, 40)).isEqualTo(40);
    assertThat(Quantiles.gompertz(0.3, 0, 0.01)).isCloseTo(-100 * Math.log(0.7), within(1e-12));
    // share with the event: 1 - exp(-rate / |shape|) = 1 - exp(-1/2)
    assertThat(Quantiles.gompertz(0.39, -0.02, 0.01)).isFinite();
    assertThat(Quantiles.gompertz(0.40, -0.02, 0.01)).isInfinite();
  }

  /** The same bits on every machine. */
  @Test
  void durationsHaveKnownBits() {
    assertThat(Quantiles.gamma(0.3, 2.5, 4)).isEqualTo(5.999816265519808);
    assertThat(Quantiles.gamma(0.9, 0.4, 5)).isEqualTo(5.649214127363481);
    assertThat(Quantiles.logLogistic(0.3, 1.7, 40)).isEqualTo(24.299820123738478);
    assertThat(Quantiles.gompertz(0.3, 0.02, 0.01)).isEqualTo(26.922522646878807);
    assertThat(Quantiles.generalisedGamma(0.3, 3, 0.8, -0.6)).isEqualTo(15.601218167411982);
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
