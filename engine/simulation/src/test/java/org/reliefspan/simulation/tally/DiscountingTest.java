package org.reliefspan.simulation.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values as published in the tests of WARDEN (jsanchezalv/WARDEN, {@code
 * tests/testthat/test-input_f.R}) and closed forms of (1 + r)^-t.
 */
class DiscountingTest {

  @ParameterizedTest
  @CsvSource({
    "0.035, 0.5, 3, 2500, 5886.650382522282",
    "0, 1, 2, 2500, 2500",
    "0.035, 5, 5, 2500, 0",
    "0.035, 0.5, 3, 1000, 2354.660153008913"
  })
  void aStayIsIntegrated(double rate, double from, double to, double value, double expected) {
    assertThat(Discounting.annual(rate).ongoing(value, from, to))
        .isCloseTo(expected, within(1e-12 * (1 + expected)));
  }

  @Test
  void publishedValuesHoldToTheirDigits() {
    Discounting discounting = Discounting.annual(0.035);
    assertThat(discounting.ongoing(1000, 0.5, 3)).isCloseTo(2354.66015, within(5e-6));
    assertThat(discounting.instant(1000, 3)).isCloseTo(901.9427, within(5e-5));
    assertThat(discounting.cyclic(1000, 0.5, 3, 1 / 12.0))
        .isCloseTo(28296.443022132233, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"0.035, 3, 2500, 2254.856764170056", "0, 2, 2500, 2500"})
  void aMomentHasItsFactor(double rate, double at, double value, double expected) {
    assertThat(Discounting.annual(rate).instant(value, at))
        .isCloseTo(expected, within(1e-12 * expected));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 2, 0.08333333333333333, 2500, 30000",
    "0.035, 0, 1, 1, 1000, 1000",
    "0.035, 1, 1, 1, 1000, 966.1835748792273",
    "0.035, 0, 0, 1, 1000, 1000",
    "0.035, 0, 2, 1, 1000, 1966.1835748792273"
  })
  void paymentsFallOnTheirCycles(
      double rate, double from, double to, double cycle, double value, double expected) {
    assertThat(Discounting.annual(rate).cyclic(value, from, to, cycle))
        .isCloseTo(expected, within(1e-12 * expected));
  }

  @Test
  void staysAddUp() {
    for (double rate : new double[] {-0.02, 0, 1e-12, 1e-6, 0.03, 0.5}) {
      Discounting discounting = Discounting.annual(rate);
      double whole = discounting.ongoing(7, 0, 40);
      double parts = 0;
      for (int year = 0; year < 40; year++) {
        parts += discounting.ongoing(7, year, year + 1);
      }
      assertThat(parts).isCloseTo(whole, withinPercentage(1e-11));
    }
  }

  @Test
  void aSmallRateComesToNoRateWithoutLossOfDigits() {
    // (1 - exp(-x)) / x = 1 - x/2 + ..., here x = 1e-9 * 10
    assertThat(Discounting.continuous(1e-9).ongoing(1, 0, 10))
        .isCloseTo(10 * (1 - 0.5e-8), within(1e-14 * 10));
  }

  @Test
  void formsAgreeWhereTheyMeanTheSame() {
    Discounting annual = Discounting.annual(0.04);
    assertThat(Discounting.continuous(Math.log(1.04)).factor(7.3))
        .isCloseTo(annual.factor(7.3), within(1e-14));
    assertThat(Discounting.perPeriod(0.01, 0.25).factor(7.5))
        .isCloseTo(Math.pow(1.01, -30), within(1e-14));
  }

  @Test
  void aRateInPercentIsRefused() {
    assertThatThrownBy(() -> Discounting.annual(-3))
        .hasMessageContaining("must be above -1")
        .hasMessageContaining("Maybe 0.03");
    assertThatThrownBy(() -> Discounting.annual(0.03).ongoing(1, 3, 2))
        .hasMessageContaining("begins");
  }
}
