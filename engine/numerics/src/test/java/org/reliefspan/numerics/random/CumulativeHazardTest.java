package org.reliefspan.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CumulativeHazardTest {
  private static final String RESOURCES = "/org/reliefspan/numerics/random/";

  private static double hazard(String law, double parameter, double x) {
    return switch (law) {
      case "gamma" -> CumulativeHazard.gamma(x, parameter, 1);
      case "normal" -> CumulativeHazard.normal(x);
      default -> CumulativeHazard.generalisedGamma(x, 1.2, 0.8, parameter);
    };
  }

  private static double inverse(String law, double parameter, double hazard) {
    return switch (law) {
      case "gamma" -> CumulativeHazard.gammaInverse(hazard, parameter, 1);
      case "normal" -> CumulativeHazard.normalInverse(hazard);
      default -> CumulativeHazard.generalisedGammaInverse(hazard, 1.2, 0.8, parameter);
    };
  }

  @ParameterizedTest
  @CsvFileSource(resources = RESOURCES + "cumulative_hazards.csv", numLinesToSkip = 1)
  void hazardsAddUpAsInRAndBack(String law, double parameter, double x, double expected) {
    assertThat(hazard(law, parameter, x)).isCloseTo(expected, Percentage.withPercentage(1e-9));
    if (expected > 1e-300) {
      // an error in the hazard moves x the more the flatter the hazard is
      double back = hazard(law, parameter, inverse(law, parameter, expected));
      assertThat(back).isCloseTo(expected, Percentage.withPercentage(1e-9));
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = RESOURCES + "beta_quantiles.csv", numLinesToSkip = 1)
  void betaQuantilesAreThoseOfR(double a, double b, double uniform, double expected) {
    assertThat(Quantiles.beta(uniform, a, b)).isCloseTo(expected, Percentage.withPercentage(1e-8));
  }

  /** The medians of the residual luck example; the first is a conditional one. */
  @ParameterizedTest
  @CsvSource({
    "weibull, 2, 10, 5, 4.711576496943971",
    "weibull, 2, 10, 0, 8.325546111576976",
    "loglogistic, 2.5, 7.6, 0, 7.6",
    "gompertz, 0.01, 0.091, 0, 7.340846026251467",
    "exponential, 0.1, 0, 0, 6.931471805599452"
  })
  void mediansOfWhatIsLeft(String law, double one, double two, double from, double expected) {
    double half = CumulativeHazard.ofUniform(0.5);
    double time =
        switch (law) {
          case "weibull" ->
              CumulativeHazard.weibullInverse(
                  CumulativeHazard.weibull(from, one, two) + half, one, two);
          case "loglogistic" ->
              CumulativeHazard.logLogisticInverse(
                  CumulativeHazard.logLogistic(from, one, two) + half, one, two);
          case "gompertz" ->
              CumulativeHazard.gompertzInverse(
                  CumulativeHazard.gompertz(from, one, two) + half, one, two);
          default -> CumulativeHazard.gompertzInverse(half, 0, one);
        };
    assertThat(time - from).isCloseTo(expected, within(1e-9));
  }

  /** From the smallest luck to luck that many changes have made large. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-16, 1e-9, 0.01, 0.69, 0.7, 2.9, 3.1, 40, 500, 900, 5000})
  void aTimeAtAHazardHasThatHazard(double hazard) {
    Percentage close = Percentage.withPercentage(1e-7);
    double weibull = CumulativeHazard.weibullInverse(hazard, 1.7, 3);
    assertThat(CumulativeHazard.weibull(weibull, 1.7, 3)).isCloseTo(hazard, close);
    double logNormal = CumulativeHazard.logNormalInverse(hazard, 1, 0.4);
    assertThat(CumulativeHazard.logNormal(logNormal, 1, 0.4)).isCloseTo(hazard, close);
    double gompertz = CumulativeHazard.gompertzInverse(hazard, 0.2, 0.01);
    assertThat(CumulativeHazard.gompertz(gompertz, 0.2, 0.01)).isCloseTo(hazard, close);
    double gamma = CumulativeHazard.gammaInverse(hazard, 0.6, 2);
    assertThat(CumulativeHazard.gamma(gamma, 0.6, 2)).isCloseTo(hazard, close);
    double logLogistic = CumulativeHazard.logLogisticInverse(Math.min(hazard, 500), 8, 2);
    assertThat(CumulativeHazard.logLogistic(logLogistic, 8, 2))
        .isCloseTo(Math.min(hazard, 500), close);
    for (double q : new double[] {-1.5, -0.2, 0, 0.2, 1.5}) {
      double time = CumulativeHazard.generalisedGammaInverse(hazard, 1, 0.02, q);
      assertThat(CumulativeHazard.generalisedGamma(time, 1, 0.02, q)).isCloseTo(hazard, close);
    }
  }
}
