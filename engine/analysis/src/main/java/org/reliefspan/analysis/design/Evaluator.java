package org.reliefspan.analysis.design;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/** Computes expressions over the rows of a table. Missing operands give missing values. */
final class Evaluator {
  private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.ofEntries(
          Map.entry("log", Math::log),
          Map.entry("log2", x -> Math.log(x) / Math.log(2)),
          Map.entry("log10", Math::log10),
          Map.entry("log1p", Math::log1p),
          Map.entry("exp", Math::exp),
          Map.entry("sqrt", Math::sqrt),
          Map.entry("abs", Math::abs),
          Map.entry("floor", Math::floor),
          Map.entry("ceiling", Math::ceil),
          Map.entry("as.numeric", x -> x),
          Map.entry("as.integer", x -> x < 0 ? Math.ceil(x) : Math.floor(x)));
  private static final Map<String, DoubleBinaryOperator> ARITHMETIC =
      Map.of(
          "+", (a, b) -> a + b,
          "-", (a, b) -> a - b,
          "*", (a, b) -> a * b,
          "/", (a, b) -> a / b,
          "^", Math::pow);
  private static final Map<String, DoubleBinaryOperator> TRUTH =
      Map.of(
          "==", (a, b) -> truth(a == b),
          "!=", (a, b) -> truth(a != b),
          "<", (a, b) -> truth(a < b),
          ">", (a, b) -> truth(a > b),
          "<=", (a, b) -> truth(a <= b),
          ">=", (a, b) -> truth(a >= b),
          "&", (a, b) -> truth(a != 0 && b != 0),
          "|", (a, b) -> truth(a != 0 || b != 0));

  private final DataTable table;

  Evaluator(DataTable table) {
    this.table = table;
  }

  Value value(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return new Value.Numeric(filled(constant.value()));
    }
    if (expression instanceof Expression.Name name) {
      return name.isTruth()
          ? new Value.Logical(filled(truth(name.name().equals("TRUE"))))
          : column(name.name());
    }
    if (expression instanceof Expression.Bracket bracket) {
      return value(bracket.inner());
    }
    if (expression instanceof Expression.Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Expression.Call call) {
      return call(call);
    }
    throw new FormulaException("%s is not a value.".formatted(expression.words()));
  }

  /** Numbers of an expression; truth counts as 1 and 0. */
  double[] numbers(Expression expression) {
    Value value = value(expression);
    if (value instanceof Value.Numeric numeric) {
      return numeric.cells();
    }
    if (value instanceof Value.Logical logical) {
      return logical.cells();
    }
    throw new FormulaException(
        "%s must be a number, but it holds words. Maybe compare it: %s == \"...\"?"
            .formatted(expression.words(), expression.words()));
  }

  /** As {@link #numbers}; the words true and false count whatever their capitals. */
  double[] truths(Expression expression) {
    return value(expression) instanceof Value.Factor factor && Levels.isTruth(factor)
        ? Levels.truth(factor)
        : numbers(expression);
  }

  /** Levels of an expression; numbers and truth become levels. */
  Value.Factor factor(Expression expression) {
    return factor(value(expression));
  }

  static Value.Factor factor(Value value) {
    if (value instanceof Value.Factor factor) {
      return factor;
    }
    if (value instanceof Value.Logical logical) {
      return Levels.ofTruth(logical.cells());
    }
    return Levels.ofNumbers(((Value.Numeric) value).cells());
  }

  private Value column(String name) {
    DataColumn column = table.column(name);
    if (column instanceof DataColumn.Numbers numbers) {
      return new Value.Numeric(numbers.cells());
    }
    if (column instanceof DataColumn.Truths truths) {
      return new Value.Logical(truths.cells());
    }
    return Levels.ofWords((DataColumn.Words) column);
  }

  private Value unary(Expression.Unary unary) {
    double[] operand = numbers(unary.operand());
    return switch (unary.operator()) {
      case "-" -> new Value.Numeric(Arrays.stream(operand).map(x -> -x).toArray());
      case "!" -> new Value.Logical(applied(operand, x -> truth(x == 0)));
      default -> new Value.Numeric(operand);
    };
  }

  private Value binary(Expression.Binary binary) {
    String operator = binary.operator();
    if (operator.equals("==") || operator.equals("!=")) {
      Value left = value(binary.left());
      if (binary.right() instanceof Expression.Text text) {
        return compared(factor(left), text.value(), operator.equals("=="));
      }
    }
    if (operator.equals("%in%")) {
      return among(factor(binary.left()), Levels.among(binary.right()));
    }
    double[] left = numbers(binary.left());
    double[] right = numbers(binary.right());
    if (ARITHMETIC.containsKey(operator)) {
      return new Value.Numeric(applied(left, right, ARITHMETIC.get(operator)));
    }
    if (TRUTH.containsKey(operator)) {
      return new Value.Logical(applied(left, right, TRUTH.get(operator)));
    }
    throw new FormulaException(
        "%s is not a value. Maybe the operator \"%s\" stands inside a call?"
            .formatted(binary.words(), operator));
  }

  private static Value compared(Value.Factor factor, String word, boolean wantedEqual) {
    int code = factor.levels().indexOf(word);
    double[] cells = new double[factor.codes().length];
    for (int row = 0; row < cells.length; row++) {
      boolean equal = factor.codes()[row] == code;
      cells[row] = factor.isMissing(row) ? Double.NaN : truth(equal == wantedEqual);
    }
    return new Value.Logical(cells);
  }

  /** Whether a level is among words; R counts a missing value as not among them. */
  private static Value among(Value.Factor factor, List<String> words) {
    boolean[] wanted = new boolean[factor.levels().size()];
    for (int level = 0; level < wanted.length; level++) {
      wanted[level] = words.contains(factor.levels().get(level));
    }
    double[] cells = new double[factor.codes().length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = truth(!factor.isMissing(row) && wanted[factor.codes()[row]]);
    }
    return new Value.Logical(cells);
  }

  private Value call(Expression.Call call) {
    return switch (call.function()) {
      case "factor" -> listed(call);
      case "as.factor" -> factor(one(call));
      case "cut" -> cut(call);
      case "relevel" -> relevelled(call);
      case "pmin" -> new Value.Numeric(two(call, Math::min));
      case "pmax" -> new Value.Numeric(two(call, Math::max));
      case "ifelse" -> ifElse(call);
      case "I" -> value(one(call));
      default -> new Value.Numeric(function(call));
    };
  }

  private double[] function(Expression.Call call) {
    DoubleUnaryOperator function = FUNCTIONS.get(call.function());
    if (BasisCall.in(call).isPresent()) {
      throw new FormulaException(
          "%s gives columns, so it must stand as a term of its own.".formatted(call.words()));
    }
    if (function == null) {
      String known = String.join(", ", new TreeSet<>(FUNCTIONS.keySet()));
      throw new FormulaException(
          "%s() is not known. Known are: %s, I, factor, relevel, cut, ifelse, pmin, pmax, ns, %s."
              .formatted(call.function(), known, "bs, poly, scale"));
    }
    if (call.function().equals("log") && call.arguments().size() == 2) {
      Arguments.check(call, 2, Set.of("base"));
      double[] base = numbers(call.arguments().get(1).value());
      double[] cells = numbers(call.arguments().get(0).value());
      return applied(cells, base, (x, b) -> Math.log(x) / Math.log(b));
    }
    return applied(numbers(one(call)), function);
  }

  private Value listed(Expression.Call call) {
    Arguments.check(call, 2, Set.of("levels"));
    Value.Factor factor = factor(value(call.positional().get(0)));
    List<String> levels = Levels.listed(call);
    return levels.isEmpty() ? factor : Levels.recoded(factor, levels);
  }

  private Value cut(Expression.Call call) {
    CutCall cut = CutCall.in(call).orElseThrow();
    return cut.of(numbers(cut.argument()));
  }

  private Value relevelled(Expression.Call call) {
    Arguments.check(call, 2, Set.of("ref"));
    Value.Factor factor = factor(call.positional().get(0));
    if (Levels.reference(call).isEmpty()) {
      throw new FormulaException("relevel() must name ref, a level.");
    }
    List<String> order = Levels.ordered(call, factor.levels());
    return Levels.recoded(factor, order);
  }

  private Value ifElse(Expression.Call call) {
    if (call.positional().size() != 3) {
      throw new FormulaException("ifelse() takes three arguments: ifelse(condition, yes, no).");
    }
    double[] condition = numbers(call.positional().get(0));
    double[] yes = numbers(call.positional().get(1));
    double[] no = numbers(call.positional().get(2));
    double[] cells = new double[condition.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] =
          Double.isNaN(condition[row]) ? Double.NaN : condition[row] != 0 ? yes[row] : no[row];
    }
    return new Value.Numeric(cells);
  }

  private static Expression one(Expression.Call call) {
    Arguments.check(call, 1, Set.of());
    return call.positional().get(0);
  }

  private double[] two(Expression.Call call, DoubleBinaryOperator operator) {
    Arguments.check(call, 2, Set.of());
    if (call.positional().size() != 2) {
      throw new FormulaException("%s() takes two arguments.".formatted(call.function()));
    }
    return applied(numbers(call.positional().get(0)), numbers(call.positional().get(1)), operator);
  }

  private double[] filled(double value) {
    double[] cells = new double[table.rows()];
    Arrays.fill(cells, value);
    return cells;
  }

  private static double[] applied(double[] cells, DoubleUnaryOperator operator) {
    double[] result = new double[cells.length];
    for (int row = 0; row < cells.length; row++) {
      result[row] = Double.isNaN(cells[row]) ? Double.NaN : operator.applyAsDouble(cells[row]);
    }
    return result;
  }

  private static double[] applied(double[] left, double[] right, DoubleBinaryOperator operator) {
    double[] result = new double[left.length];
    for (int row = 0; row < left.length; row++) {
      boolean missing = Double.isNaN(left[row]) || Double.isNaN(right[row]);
      result[row] = missing ? Double.NaN : operator.applyAsDouble(left[row], right[row]);
    }
    return result;
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }
}
