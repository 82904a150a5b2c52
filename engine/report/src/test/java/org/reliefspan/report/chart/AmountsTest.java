package org.reliefspan.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {
  @Test
  void threeDigitsMatter() {
    assertThat(Amounts.plain(12345.6)).isEqualTo("12,346");
    assertThat(Amounts.plain(-2.0471)).isEqualTo("−2.05");
    assertThat(Amounts.plain(0.00212)).isEqualTo("0.00212");
    assertThat(Amounts.plain(0)).isEqualTo("0");
    assertThat(Amounts.plain(600, "USD")).isEqualTo("600 USD");
    assertThat(Amounts.plain(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
  }

  @Test
  void aValueHasTheDigitsOfItsError() {
    assertThat(Amounts.withError(2.9232, 0.011917)).isEqualTo("2.923 ± 0.012");
    assertThat(Amounts.withError(13078.4, 224.85)).isEqualTo("13,078 ± 225");
    assertThat(Amounts.withError(20.7114, 0)).isEqualTo("20.711");
  }
}
