package org.reliefspan.domain.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden: {@code as.character(x)} in R 4.2.2. */
class NumberWordsTest {
  @ParameterizedTest
  @CsvSource({
    "100000, 1e+05",
    "123456, 123456",
    "0.0001, 1e-04",
    "0.001, 0.001",
    "0.00012, 0.00012",
    "1e15, 1e+15",
    "-2.5, -2.5",
    "0.1, 0.1",
    "1e-300, 1e-300",
    "-0.0, 0",
    "Infinity, Inf",
    "0.30000000000000004, 0.3",
    "1.25e-7, 1.25e-07"
  })
  void numbersAreWrittenAsInR(double number, String words) {
    assertThat(NumberWords.of(number)).isEqualTo(words);
  }
}
