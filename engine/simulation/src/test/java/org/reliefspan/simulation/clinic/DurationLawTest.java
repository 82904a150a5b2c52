package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Quantiles against R 4.2.2: {@code options(digits = 15)} and the calls named at each test. */
class DurationLawTest {

  private static void assertQuantiles(DurationLaw law, double[] uniforms, double... expected) {
    for (int i = 0; i < uniforms.length; i++) {
      assertThat(law.quantileDays(uniforms[i])).isCloseTo(expected[i], within(1e-10 * expected[i]));
    }
  }

  /** {@code qgamma(c(.01, .5, .99), shape)}. */
  @Test
  void gammaQuantilesAreThoseOfR() {
    double[] uniforms = {0.01, 0.5, 0.99};
    double[][] expected = {
      {0.3, 1.50222265523603e-07, 0.0731311358669519, 2.63940915707053},
      {2.0408163265306123, 0.157751777275074, 1.71889575107238, 6.71416265744463},
      {400, 354.948457126885, 399.666716094464, 447.992127828758}
    };
    for (double[] row : expected) {
      for (int i = 0; i < 3; i++) {
        assertThat(GammaQuantile.of(uniforms[i], row[0]))
            .isCloseTo(row[i + 1], within(1e-10 * row[i + 1]));
      }
    }
  }

  /** {@code g <- qgamma(u, 1/q^2); exp(mu + s*log(q^2*g)/q)}; for q < 0 with 1 - u. */
  @Test
  void generalisedGammaQuantilesAreThoseOfR() {
    double[] uniforms = {0.1, 0.5, 0.9};
    assertQuantiles(
        new DurationLaw.GeneralisedGamma(5.5, 0.6, 0.7),
        uniforms,
        79.9056743853406,
        211.210689605719,
        430.995217496489);
    assertQuantiles(
        new DurationLaw.GeneralisedGamma(5.5, 0.6, -0.5),
        uniforms,
        132.220500279181,
        271.143883018673,
        662.225573820044);
  }

  /** With q = 1 it is Weibull with shape 1 / scale. */
  @Test
  void generalisedGammaHasWeibullInside() {
    DurationLaw gamma = new DurationLaw.GeneralisedGamma(Math.log(55), 1 / 1.8, 1);
    DurationLaw weibull = new DurationLaw.Weibull(1.8, 55);
    for (double uniform : new double[] {0.001, 0.2, 0.5, 0.77, 0.999}) {
      double expected = weibull.quantileDays(uniform);
      assertThat(gamma.quantileDays(uniform)).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  /** {@code qweibull(u, 1.8, 55)}, {@code qlnorm(u, log(42), .5)}, {@code 250*(u/(1-u))^(1/2)}. */
  @Test
  void otherQuantilesAreThoseOfR() {
    double[] uniforms = {0.1, 0.5, 0.9};
    assertQuantiles(
        new DurationLaw.Weibull(1.8, 55),
        uniforms,
        15.7545484570493,
        44.8675535762752,
        87.4165429804982);
    assertQuantiles(
        new DurationLaw.LogNormal(42, 0.5), uniforms, 22.1291077684335, 42, 79.7140137080579);
    assertQuantiles(new DurationLaw.LogLogistic(2, 250), uniforms, 83.3333333333333, 250, 750);
  }
}
