package org.reliefspan.analysis.design;

import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/** Refuses arguments that a function would otherwise ignore without a word. */
final class Arguments {
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
}
