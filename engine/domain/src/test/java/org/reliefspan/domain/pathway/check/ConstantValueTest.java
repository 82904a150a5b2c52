package org.reliefspan.domain.pathway.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.formula.Expression;

/** Expected numbers as R gives them for x = 2, word = "a" and twice(v) = 2 v. */
class ConstantValueTest {
  private static final Map<String, BaseValue> KNOWN =
      Map.of("x", new BaseValue.Numeric(2), "word", new BaseValue.Word("a"));
  private static final ConstantValue VALUES =
      new ConstantValue(
          name -> Optional.ofNullable(KNOWN.get(name)),
          (table, v) -> table.equals("twice") ? Optional.of(2 * v) : Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1 + 2 * 3 ^ 2;19",
        "-x^2;-4",
        "(x + 1) / 2;1.5",
        "1 - exp(-0.002);0.001998001332667",
        "pow(x, 3) + sqrt(16) - abs(-1);11",
        "min(3, x, 5) + max(1, x);4",
        "floor(2.7) + ceiling(2.1) + round(2.5);7",
        "log(exp(1));1",
        "ifelse(x > 1, 10, unknown);10",
        "ifelse(word == \"b\", 1, 0);0",
        "word %in% c(\"b\", \"a\");1",
        "x >= 2 & !(x != 2);1",
        "FALSE & unknown > 3;0",
        "unknown > 3 | TRUE;1",
        "TRUE + 1;2",
        "twice(x);4",
        "pnorm(1.96);0.9750021048517795",
        "pnorm(40, 50, 5 * x);0.15865525393145707",
        "qnorm(0.975) + qnorm(0.2, 3);4.118342750967139",
        "plogis(log(3)) + plogis(x, 1, 0.5);1.630797077977882",
        "qlogis(0.8);1.386294361119891",
      })
  void aValueThatNothingUnknownDecidesIsKnown(String text, double value) {
    assertThat(VALUES.number(Expression.parse(text)).orElseThrow()).isCloseTo(value, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown + 1",
        "TRUE & unknown > 3",
        "ifelse(unknown > 1, 1, 1)",
        "twice(unknown)",
        "word",
        "word %in% c(unknown, \"b\")",
        "entries(\"a\")"
      })
  void aValueThatDependsOnTheUnknownIsNot(String text) {
    assertThat(VALUES.number(Expression.parse(text))).isEmpty();
  }
}
