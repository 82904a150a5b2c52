package org.reliefspan.analysis.design;

import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/** Refuses arguments that a function would otherwise ignore without a word. */
final class Arguments {
  private static final int MOST = 50;

  private Arguments() {}

  /** From 1 to {@code most} arguments by place, and none by another name. */
  static void check(Expression.Call call, int most, Set<String> names) {
    if (call.positional().isEmpty()) {
      throw new FormulaException("%s() needs an argument.".formatted(call.function()));
    }
    if (call.positional().size() > most) {
      throw new FormulaException(
          "%s() takes at most %d argument(s) without a name.".formatted(call.function(), most));
    }
    for (Expression.Argument argument : call.arguments()) {
      if (!argument.name().isEmpty() && !names.contains(argument.name())) {
        throw new FormulaException(
            "%s() has no argument %s here.".formatted(call.function(), argument.name()));
      }
    }
  }

  /** A whole number from 1. */
  static int whole(Expression.Call call, String name, Expression expression) {
    if (expression instanceof Expression.Constant constant
        && constant.value() == Math.rint(constant.value())
        && constant.value() >= 1
        && constant.value() <= MOST) {
      return (int) constant.value();
    }
    throw new FormulaException(
        "%s(%s = %s): %s must be a whole number from 1 to %d."
            .formatted(call.function(), name, expression.words(), name, MOST));
  }

  /** One number, or those in {@code c(...)}. */
  static double[] numbers(Expression expression) {
    if (expression instanceof Expression.Call call && call.function().equals("c")) {
      return call.positional().stream().mapToDouble(Arguments::number).toArray();
    }
    return new double[] {number(expression)};
  }

  private static double number(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof Expression.Unary unary && unary.operator().equals("-")) {
      return -number(unary.operand());
    }
    throw new FormulaException(
        "\"%s\" must be a number, as in c(30, 50).".formatted(expression.words()));
  }

  /** TRUE or FALSE of a named argument. */
  static boolean truth(Expression.Call call, String name, boolean otherwise) {
    Optional<Expression> given = call.named(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    if (given.get() instanceof Expression.Name word && word.isTruth()) {
      return word.name().equals("TRUE");
    }
    throw new FormulaException(
        "%s(%s = %s): %s must be TRUE or FALSE."
            .formatted(call.function(), name, given.get().words(), name));
  }
}
