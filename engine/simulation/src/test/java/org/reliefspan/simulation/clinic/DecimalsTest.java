package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalsTest {

  @Test
  void textHasNoExponentAndNoTrailingZeros() {
    assertThat(Decimals.places(12, 6)).isEqualTo("12");
    assertThat(Decimals.places(-0.5, 2)).isEqualTo("-0.5");
    assertThat(Decimals.places(-0.001, 2)).isEqualTo("0");
    assertThat(Decimals.places(3.14159, 2)).isEqualTo("3.14");
    assertThat(Decimals.significant(0.1)).isEqualTo("0.1");
    assertThat(Decimals.significant(1234567890.4)).isEqualTo("1234567890");
    assertThat(Decimals.significant(0.00001234567890123)).isEqualTo("0.0000123456789");
    assertThat(Decimals.significant(-27.5)).isEqualTo("-27.5");
  }

  /** Exact decimal rounding agrees but for ties that no double decides. */
  @Test
  void textIsThatOfExactRounding() {
    Random random = new Random(20260901);
    for (int i = 0; i < 200_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9) - 3);
      BigDecimal six = new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN);
      assertThat(Decimals.places(value, 6)).isEqualTo(plain(six));
      BigDecimal ten = new BigDecimal(value).round(new MathContext(10));
      assertThat(Decimals.significant(value)).isEqualTo(plain(ten));
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
