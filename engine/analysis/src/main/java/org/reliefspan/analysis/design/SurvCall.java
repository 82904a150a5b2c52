package org.reliefspan.analysis.design;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/**
 * The arguments of {@code Surv(...)}.
 *
 * @param arguments one to three expressions
 */
record SurvCall(Shape shape, List<Expression> arguments) {

  enum Shape {
    RIGHT,
    START_STOP,
    INTERVAL
  }

  static Optional<SurvCall> in(Optional<Expression> response) {
    if (response.isPresent()
        && response.get() instanceof Expression.Call call
        && call.function().equals("Surv")) {
      return Optional.of(of(call));
    }
    return Optional.empty();
  }

  private static SurvCall of(Expression.Call call) {
    List<Expression> arguments = call.positional();
    String type = call.named("type").map(SurvCall::word).orElse("");
    if (type.equals("interval2")) {
      require(arguments.size() == 2, "Surv(left, right, type = interval2) takes two columns.");
      return new SurvCall(Shape.INTERVAL, arguments);
    }
    require(
        Set.of("", "right", "counting", "mstate").contains(type),
        "Surv(type = %s) is not offered. Maybe write intervals with type = interval2?"
            .formatted(type));
    require(
        !arguments.isEmpty() && arguments.size() <= 3,
        "Surv takes (time), (time, status) or (start, stop, status).");
    Shape shape = arguments.size() == 3 ? Shape.START_STOP : Shape.RIGHT;
    return new SurvCall(shape, arguments);
  }

  private static String word(Expression expression) {
    return expression instanceof Expression.Text text ? text.value() : expression.words();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new FormulaException(message);
    }
  }
}
