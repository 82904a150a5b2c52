package org.reliefspan.numerics.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  /** R 4.2.2: qt(0.5 + level / 2, df). */
  @ParameterizedTest
  @CsvSource({
    "0.95, 10, 2.2281388519862739",
    "0.9, 2.5, 2.5582186141359453",
    "0.99, 300, 2.5923164108477912",
    "0.95, Infinity, 1.959963984540054"
  })
  void criticalValuesAreThoseOfR(double level, double degreesOfFreedom, double expected) {
    assertThat(StudentT.criticalValue(level, degreesOfFreedom)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void aLevelOfOneHasNone() {
    assertThatThrownBy(() -> StudentT.criticalValue(1, 5)).hasMessageContaining("between 0 and 1");
  }
}
