package org.reliefspan.analysis.design;

import java.util.Arrays;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/** {@code poly(x, 2)}: orthogonal polynomials. */
record PolynomialCall(Expression argument, int degree) implements BasisCall {
  static PolynomialCall of(Expression.Call call) {
    Arguments.check(call, 2, Set.of("degree"));
    Expression degree =
        call.named("degree")
            .or(() -> call.positional().stream().skip(1).findFirst())
            .orElse(new Expression.Constant(1));
    return new PolynomialCall(call.positional().get(0), Arguments.whole(call, "degree", degree));
  }

  @Override
  public boolean isFixed() {
    return false;
  }

  @Override
  public Basis over(double[] sample) {
    if (Arrays.stream(sample).distinct().count() <= degree) {
      throw new FormulaException(
          "poly(%s, %d): the degree must be less than the number of distinct values."
              .formatted(argument.words(), degree));
    }
    return Basis.Orthogonal.of(sample, degree);
  }
}
