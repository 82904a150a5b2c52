package org.reliefspan.domain.pathway.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.check.BaseValue.Numeric;

/**
 * Values of expressions as far as they are known without patients. A part that is not known leaves
 * the whole unknown, unless the whole does not depend on it.
 */
final class ConstantValue {
  private final Function<String, Optional<BaseValue>> names;
  private final ConstantCall calls;

  ConstantValue(Function<String, Optional<BaseValue>> names, ConstantCall.Tables tables) {
    this.names = names;
    this.calls = new ConstantCall(this, tables);
  }

  Optional<BaseValue> of(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return Optional.of(new Numeric(constant.value()));
    }
    if (expression instanceof Expression.Text text) {
      return Optional.of(new BaseValue.Word(text.value()));
    }
    if (expression instanceof Expression.Name name) {
      return name.isTruth()
          ? Optional.of(BaseValue.of(name.name().equals("TRUE")))
          : names.apply(name.name());
    }
    if (expression instanceof Expression.Bracket bracket) {
      return of(bracket.inner());
    }
    if (expression instanceof Expression.Unary unary) {
      return number(unary.operand()).map(value -> unary(unary.operator(), value));
    }
    if (expression instanceof Expression.Binary binary) {
      return ofBinary(binary);
    }
    return expression instanceof Expression.Call call ? calls.of(call) : Optional.empty();
  }

  /** The value if it is a number. */
  Optional<Double> number(Expression expression) {
    return of(expression)
        .filter(Numeric.class::isInstance)
        .map(value -> ((Numeric) value).number());
  }

  /** The value if it is a truth. */
  Optional<Boolean> truth(Expression expression) {
    return number(expression).map(value -> value != 0);
  }

  private static BaseValue unary(String operator, double value) {
    return switch (operator) {
      case "-" -> new Numeric(-value);
      case "!" -> BaseValue.of(value == 0);
      default -> new Numeric(value);
    };
  }

  private Optional<BaseValue> ofBinary(Expression.Binary binary) {
    return switch (binary.operator()) {
      case "&" -> settled(binary, false);
      case "|" -> settled(binary, true);
      case "==" -> equal(binary.left(), binary.right()).map(BaseValue::of);
      case "!=" -> equal(binary.left(), binary.right()).map(same -> BaseValue.of(!same));
      case "%in%" -> within(binary);
      default ->
          number(binary.left())
              .flatMap(
                  left ->
                      number(binary.right())
                          .flatMap(right -> ofNumbers(binary.operator(), left, right)));
    };
  }

  private static Optional<BaseValue> ofNumbers(String operator, double left, double right) {
    return switch (operator) {
      case "+" -> Optional.of(new Numeric(left + right));
      case "-" -> Optional.of(new Numeric(left - right));
      case "*" -> Optional.of(new Numeric(left * right));
      case "/" -> Optional.of(new Numeric(left / right));
      case "^" -> Optional.of(new Numeric(Math.pow(left, right)));
      case "<" -> Optional.of(BaseValue.of(left < right));
      case ">" -> Optional.of(BaseValue.of(left > right));
      case "<=" -> Optional.of(BaseValue.of(left <= right));
      case ">=" -> Optional.of(BaseValue.of(left >= right));
      default -> Optional.empty();
    };
  }

  /** One side can settle the whole: FALSE of an and, TRUE of an or. */
  private Optional<BaseValue> settled(Expression.Binary binary, boolean settling) {
    Optional<Boolean> left = truth(binary.left());
    Optional<Boolean> right = truth(binary.right());
    if (left.equals(Optional.of(settling)) || right.equals(Optional.of(settling))) {
      return Optional.of(BaseValue.of(settling));
    }
    return left.isPresent() && right.isPresent()
        ? Optional.of(BaseValue.of(!settling))
        : Optional.empty();
  }

  private Optional<Boolean> equal(Expression left, Expression right) {
    return of(left).flatMap(one -> of(right).map(one::equals));
  }

  private Optional<BaseValue> within(Expression.Binary binary) {
    if (!(binary.right() instanceof Expression.Call set)) {
      return Optional.empty();
    }
    List<Optional<Boolean>> each =
        set.positional().stream().map(value -> equal(binary.left(), value)).toList();
    if (each.contains(Optional.of(true))) {
      return Optional.of(BaseValue.of(true));
    }
    return each.contains(Optional.<Boolean>empty())
        ? Optional.empty()
        : Optional.of(BaseValue.of(false));
  }
}
