package org.reliefspan.numerics.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuickExpTest {
  @Test
  void isWithinTwoUnitsOfTheLastPlace() {
    SplittableRandom random = new SplittableRandom(5);
    double worst = 0;
    for (int i = 0; i < 1_000_000; i++) {
      double x = random.nextDouble(-720, 720) * (i % 2 == 0 ? 1 : 0.01);
      double expected = StrictMath.exp(x);
      double error = Math.abs(QuickExp.exp(x) - expected) / Math.ulp(expected);
      worst = Double.isNaN(error) ? worst : Math.max(worst, error); // both infinite: NaN
    }
    assertThat(worst).isLessThanOrEqualTo(2);
  }

  @Test
  void specialValuesAreThoseOfMath() {
    for (double x :
        new double[] {0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 710, -750}) {
      assertThat(QuickExp.exp(x)).isEqualTo(Math.exp(x));
    }
    assertThat(QuickExp.exp(Double.NaN)).isNaN();
  }
}
