package org.reliefspan.domain.pathway.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.check.BaseValue.Numeric;
import org.reliefspan.numerics.math.LogisticDistribution;
import org.reliefspan.numerics.math.NormalDistribution;

/** Values of calls as far as they are known without patients. */
final class ConstantCall {
  private final ConstantValue values;
  private final Tables tables;

  /** Functions that a pathway declares. */
  interface Tables {
    /** The value of a table, if there is such a table. */
    Optional<Double> value(String table, double argument);
  }

  ConstantCall(ConstantValue values, Tables tables) {
    this.values = values;
    this.tables = tables;
  }

  Optional<BaseValue> of(Expression.Call call) {
    List<Expression> parts = call.positional();
    if (call.function().equals(Functions.IFELSE) && parts.size() == 3) {
      return values.truth(parts.get(0)).flatMap(yes -> values.of(parts.get(yes ? 1 : 2)));
    }
    List<Double> numbers = parts.stream().flatMap(part -> values.number(part).stream()).toList();
    if (numbers.size() < parts.size() || numbers.isEmpty()) {
      return Optional.empty();
    }
    return ofNumbers(call.function(), numbers).map(Numeric::new);
  }

  private Optional<Double> ofNumbers(String function, List<Double> numbers) {
    double first = numbers.get(0);
    return switch (function) {
      case "exp" -> Optional.of(Math.exp(first));
      case "log" -> Optional.of(Math.log(first));
      case "sqrt" -> Optional.of(Math.sqrt(first));
      case "abs" -> Optional.of(Math.abs(first));
      case "floor" -> Optional.of(Math.floor(first));
      case "ceiling" -> Optional.of(Math.ceil(first));
      case "round" -> Optional.of(Math.rint(first));
      case "pow" ->
          numbers.size() == 2 ? Optional.of(Math.pow(first, numbers.get(1))) : Optional.empty();
      case "min" -> Optional.of(stream(numbers).min().orElse(first));
      case "max" -> Optional.of(stream(numbers).max().orElse(first));
      case "pnorm", "qnorm", "plogis", "qlogis" ->
          numbers.size() <= 3 ? Optional.of(ofDistribution(function, numbers)) : Optional.empty();
      default -> numbers.size() == 1 ? tables.value(function, first) : Optional.empty();
    };
  }

  private static double ofDistribution(String function, List<Double> numbers) {
    double first = numbers.get(0);
    double location = numbers.size() > 1 ? numbers.get(1) : 0;
    double scale = numbers.size() > 2 ? numbers.get(2) : 1;
    return switch (function) {
      case "pnorm" -> NormalDistribution.probability(first, location, scale);
      case "qnorm" -> NormalDistribution.quantile(first, location, scale);
      case "plogis" -> LogisticDistribution.probability(first, location, scale);
      default -> LogisticDistribution.quantile(first, location, scale);
    };
  }

  private static DoubleStream stream(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue);
  }
}
