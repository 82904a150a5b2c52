package org.reliefspan.numerics.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class DetMathTest {

  private static final Purpose FIRST = Purpose.of("detmath.first");
  private static final Purpose SECOND = Purpose.of("detmath.second");
  private static final Philox PHILOX = Philox.keyed(3, "detmath");
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1.5,
    1e300,
    -1e300,
    1e-300,
    9007199254740992.0,
    9007199254740991.0,
    -9007199254740991.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    0x1.fffffffffffffp-1,
    0x1.0000000000001p0,
    709.78,
    -745.1,
    -745.2,
    709.79
  };

  @Test
  void logAgreesWithStrictMathWithinOneUlp() {
    for (int i = 0; i < 400_000; i++) {
      double anywhere = Double.longBitsToDouble(PHILOX.bits(i, FIRST, 0) & Long.MAX_VALUE);
      assertOneUlp(DetMath.log(anywhere), StrictMath.log(anywhere), anywhere);
      double uniform = PHILOX.uniform(i, SECOND, 0);
      assertOneUlp(DetMath.log(uniform), StrictMath.log(uniform), uniform);
      double nearOne = 1 + (uniform - 0.5) * 1e-3;
      assertOneUlp(DetMath.log(nearOne), StrictMath.log(nearOne), nearOne);
    }
  }

  @Test
  void expAgreesWithStrictMathWithinOneUlp() {
    for (int i = 0; i < 400_000; i++) {
      double wide = -750 + 1470 * PHILOX.uniform(i, FIRST, 1);
      assertOneUlp(DetMath.exp(wide), StrictMath.exp(wide), wide);
      double narrow = 2 * PHILOX.uniform(i, SECOND, 1) - 1;
      assertOneUlp(DetMath.exp(narrow), StrictMath.exp(narrow), narrow);
    }
  }

  @Test
  void powAgreesWithStrictMathWithinOneUlp() {
    for (int i = 0; i < 400_000; i++) {
      double x = StrictMath.exp(-40 + 80 * PHILOX.uniform(i, FIRST, 2));
      double y = -20 + 40 * PHILOX.uniform(i, SECOND, 2);
      assertOneUlp(DetMath.pow(x, y), StrictMath.pow(x, y), x);
      double nearOne = 0.8 + 0.4 * PHILOX.uniform(i, FIRST, 3);
      double large = -4000 + 8000 * PHILOX.uniform(i, SECOND, 3);
      assertOneUlp(DetMath.pow(nearOne, large), StrictMath.pow(nearOne, large), nearOne);
      double any = Double.longBitsToDouble(PHILOX.bits(i, FIRST, 4) & Long.MAX_VALUE);
      double small = 2 * PHILOX.uniform(i, SECOND, 4) - 1;
      assertOneUlp(DetMath.pow(any, small), StrictMath.pow(any, small), any);
    }
  }

  private static void assertOneUlp(double actual, double expected, double argument) {
    if (Double.compare(actual, expected) == 0) {
      return;
    }
    if (!(Math.abs(actual - expected) <= Math.ulp(expected))) {
      throw new AssertionError("at %s: %s, expected %s".formatted(argument, actual, expected));
    }
  }

  @Test
  void specialValuesFollowStrictMath() {
    for (double x : SPECIAL) {
      assertOneUlp(DetMath.log(x), StrictMath.log(x), x);
      assertOneUlp(DetMath.exp(x), StrictMath.exp(x), x);
      for (double y : SPECIAL) {
        assertOneUlp(DetMath.pow(x, y), StrictMath.pow(x, y), x);
      }
    }
  }

  /** From mpmath 1.3: mp.dps = 40; sqrt(2) * erfinv(2 * mpf(p) - 1), p the binary double. */
  @ParameterizedTest
  @CsvSource({
    "0.975, 1.9599639845400543",
    "0.25, -0.6744897501960817",
    "0.001, -3.0902323061678136",
    "1e-20, -9.262340089798409",
    "0.5, 0",
    "1e-300, -37.0470962993612",
  })
  void inverseNormalMatchesTheTables(double probability, double expected) {
    double tolerance = 1e-15 * Math.abs(expected);
    assertThat(DetMath.inverseNormal(probability)).isCloseTo(expected, within(tolerance));
  }

  @Test
  void inverseNormalIsOddAndRises() {
    double previous = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < 4096; i++) {
      double quantile = DetMath.inverseNormal(i / 4096.0);
      assertThat(quantile).isGreaterThan(previous);
      assertThat(DetMath.inverseNormal(1 - i / 4096.0)).isEqualTo(-quantile);
      previous = quantile;
    }
    assertThat(DetMath.inverseNormal(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(DetMath.inverseNormal(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(DetMath.inverseNormal(-0.1)).isNaN();
    assertThat(DetMath.inverseNormal(Double.NaN)).isNaN();
  }
}
