package org.reliefspan.analysis.design;

import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/** {@code scale(x)}: less its mean, by its standard deviation (divisor n - 1). */
record ScaleCall(Expression argument) implements BasisCall {
  static ScaleCall of(Expression.Call call) {
    Arguments.check(call, 1, Set.of());
    return new ScaleCall(call.positional().get(0));
  }

  @Override
  public boolean isFixed() {
    return false;
  }

  @Override
  public Basis over(double[] sample) {
    double sum = 0;
    for (double value : sample) {
      sum += value;
    }
    double mean = sum / sample.length;
    double squares = 0;
    for (double value : sample) {
      squares += (value - mean) * (value - mean);
    }
    if (!(squares > 0)) {
      throw new FormulaException(
          "scale(%s): the values do not differ, so there is no standard deviation."
              .formatted(argument.words()));
    }
    return new Basis.Scaled(mean, Math.sqrt(squares / (sample.length - 1)));
  }
}
