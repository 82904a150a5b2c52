package org.reliefspan.simulation.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class ExactSumTest {
  private static final Philox LUCK = Philox.keyed(3, "exact.sum");
  private static final Purpose BITS = Purpose.of("bits");

  /** Any finite double, of any exponent. */
  private static double any(int i) {
    double value = Double.longBitsToDouble(LUCK.bits(i, BITS, 0));
    return Double.isFinite(value) ? value : 1.5;
  }

  private static BigDecimal exact(ExactSum sum) {
    return new BigDecimal(sum.units())
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(-ExactSum.UNIT)), MathContext.UNLIMITED);
  }

  @Test
  void theSumOfAnyNumbersIsExact() {
    ExactSum sum = new ExactSum();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 3000; i++) {
      sum.add(any(i));
      expected = expected.add(new BigDecimal(any(i)));
    }
    sum.add(Double.MIN_VALUE);
    expected = expected.add(new BigDecimal(Double.MIN_VALUE));
    sum.add(-Double.MAX_VALUE);
    expected = expected.subtract(new BigDecimal(Double.MAX_VALUE));
    assertThat(exact(sum)).isEqualByComparingTo(expected);
  }

  @Test
  void whatIsAddedAndTakenAwayLeavesNothing() {
    ExactSum one = new ExactSum();
    ExactSum other = new ExactSum();
    for (int i = 0; i < 1000; i++) {
      one.add(any(i));
      other.add(-any(999 - i));
    }
    one.merge(other);
    assertThat(one.units()).isEqualTo(BigInteger.ZERO);
  }

  @Test
  void theSquareOfASumOfEqualNumbersHasNoVariance() {
    Tally tally = Tally.withErrors(1, 1);
    for (int i = 0; i < 1000; i++) {
      tally.add(new double[] {123456.789});
    }
    assertThat(tally.error(0, 0)).isZero();
    assertThat(tally.mean(0, 0)).isEqualTo(123456.789);
  }

  @Test
  void errorsAreThoseOfTheTextbook() {
    Tally tally = Tally.withErrors(2, 1);
    double[][] patients = {{1, 3}, {2, 3}, {4, 7}, {9, 8}};
    for (double[] patient : patients) {
      tally.add(patient);
    }
    // squares about the mean 4: 9 + 4 + 0 + 25; differences 2, 1, 3, -1: sum 5, squares 15
    assertThat(tally.mean(0, 0)).isEqualTo(4);
    assertThat(tally.error(0, 0)).isEqualTo(Math.sqrt(38 / 3.0 / 4));
    assertThat(tally.difference(1, 0, 0)).isEqualTo(1.25);
    assertThat(tally.difference(0, 1, 0)).isEqualTo(-1.25);
    assertThat(tally.differenceError(1, 0, 0)).isEqualTo(Math.sqrt((15 - 25 / 4.0) / 3 / 4));
  }
}
