package org.reliefspan.domain.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  /** Labels of {@code attr(terms(formula), "term.labels")} in R 4.2.2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y ~ a + b                 | a, b",
        "y ~ a*b                   | a, b, a:b",
        "y ~ a*b*c                 | a, b, c, a:b, a:c, b:c, a:b:c",
        "y ~ (a + b + c)^2         | a, b, c, a:b, a:c, b:c",
        "y ~ a/b                   | a, a:b",
        "y ~ a*b - a               | b, a:b",
        "y ~ a + b + a             | a, b",
        "y ~ a:b + b:a             | a:b",
        "y ~ a + b - 1             | a, b",
        "y ~ c:a + a               | a, c:a",
        "y ~ I(a^2) + log(b)       | I(a^2), log(b)",
        "y ~ factor(g)*x           | factor(g), x, factor(g):x",
        "y ~ ns(x, df=3) + (x>2)   | ns(x, df = 3), x > 2",
        "y ~ `my col` + a.b_c      | `my col`, a.b_c",
      })
  void termsAreThoseOfR(String formula, String labels) {
    assertThat(String.join(", ", Formula.parse(formula).terms().stream().map(Term::words).toList()))
        .isEqualTo(labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y ~ x - 1", "y ~ 0 + x", "y ~ x + 0", "y ~ -1 + x"})
  void theInterceptCanBeDropped(String formula) {
    assertThat(Formula.parse(formula).hasIntercept()).isFalse();
  }

  @Test
  void precedenceIsThatOfR() {
    assertThat(Formula.parse("-a^2 + b*c/d ~ 1").response().orElseThrow())
        .isEqualTo(
            Formula.parse("(-(a^2)) + ((b*c)/d) ~ 1")
                .response()
                .map(FormulaTest::bare)
                .orElseThrow());
    assertThat(Formula.parse("a^b^c ~ 1").response())
        .isEqualTo(Formula.parse("a^(b^c) ~ 1").response().map(FormulaTest::bare));
    assertThat(Formula.parse("!a == b & c | d ~ 1").response().orElseThrow().words())
        .isEqualTo("!a == b & c | d");
  }

  /** The expression without its brackets. */
  private static Expression bare(Expression expression) {
    if (expression instanceof Expression.Bracket bracket) {
      return bare(bracket.inner());
    }
    if (expression instanceof Expression.Binary binary) {
      return new Expression.Binary(binary.operator(), bare(binary.left()), bare(binary.right()));
    }
    if (expression instanceof Expression.Unary unary) {
      return new Expression.Unary(unary.operator(), bare(unary.operand()));
    }
    return expression;
  }

  @Test
  void columnsAreThoseThatAreRead() {
    assertThat(
            Formula.parse(
                    "Surv(l, r, type = interval2) ~ age + (sex == \"F\") + strata(site)"
                        + " + cluster(id) + offset(log(w))")
                .columns())
        .containsExactly("l", "r", "age", "sex", "site", "id", "w");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y                  | tilde",
        "y ~                | ends too soon",
        "y ~ a +            | ends too soon",
        "y ~ (a             | ends too soon",
        "y ~ a)             | \")\" came",
        "y ~ a ~ b          | \"~\" came",
        "y ~ 3              | cannot be a term",
        "y ~ a + -b*2       | term",
        "y ~ a^b            | whole number",
        "y ~ \"text\"       | cannot be a term",
        "y ~ 'open          | never closes",
        "y ~ a $ b          | has no meaning",
        "y ~ 1.2.3          | not a number",
        "y ~ a:strata(b)    | interaction",
        "y ~ strata()       | must name a column",
        "y ~ a == b == 3 +  | ends too soon",
      })
  void whatCannotBeReadIsSaidWithItsPlace(String formula, String words) {
    assertThatThrownBy(() -> Formula.parse(formula))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining(words);
  }
}
