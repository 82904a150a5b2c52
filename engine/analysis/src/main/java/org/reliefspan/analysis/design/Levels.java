package org.reliefspan.analysis.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/** Orders and names the levels of factors. */
final class Levels {
  private static final Comparator<String> BY_SIZE = Comparator.comparingDouble(Levels::number);

  private Levels() {}

  /** Numbers by size; as soon as one is a word, all as words in a dictionary. */
  static List<String> sorted(Collection<String> levels) {
    boolean numbers = levels.stream().noneMatch(level -> Double.isNaN(number(level)));
    return levels.stream().sorted(numbers ? BY_SIZE : WordOrder.COMPARATOR).toList();
  }

  /** The levels that {@code factor(x, levels = c(...))} lists; empty if it lists none. */
  static List<String> listed(Expression variable) {
    if (!(variable instanceof Expression.Call call && call.function().equals("factor"))) {
      return List.of();
    }
    Optional<Expression> levels =
        call.named("levels").or(() -> call.positional().stream().skip(1).findFirst());
    return levels.map(Levels::among).orElse(List.of());
  }

  /** The words in {@code c(...)}, or a single one. */
  static List<String> among(Expression expression) {
    return expression instanceof Expression.Call list && list.function().equals("c")
        ? list.positional().stream().map(Levels::level).toList()
        : List.of(level(expression));
  }

  private static String level(Expression expression) {
    return expression instanceof Expression.Text text ? text.value() : expression.words();
  }

  /** The level that {@code relevel()} names. */
  static Optional<String> reference(Expression variable) {
    if (!(variable instanceof Expression.Call call && call.function().equals("relevel"))) {
      return Optional.empty();
    }
    return call.named("ref")
        .or(() -> call.positional().stream().skip(1).findFirst())
        .map(Levels::level);
  }

  /** Refuses a {@code relevel()} that names a level which is not there. */
  static void checkReference(Expression variable, Collection<String> levels) {
    Optional<String> reference = reference(variable);
    if (reference.isPresent() && !levels.contains(reference.get())) {
      throw new FormulaException(
          "%s: there is no level \"%s\". Maybe another spelling, or capitals?"
              .formatted(variable.words(), reference.get()));
    }
  }

  /** As {@code factor()} lists them, else sorted; a level that {@code relevel()} names is first. */
  static List<String> ordered(Expression variable, Collection<String> levels) {
    List<String> listed = listed(variable);
    if (!listed.isEmpty()) {
      return listed;
    }
    Optional<CutCall> cut = CutCall.in(variable);
    if (cut.isPresent()) {
      return cut.get().labels().stream().filter(levels::contains).toList();
    }
    boolean nested =
        variable instanceof Expression.Call call
            && Set.of("factor", "as.factor", "relevel", "I").contains(call.function());
    List<String> order =
        new ArrayList<>(
            nested
                ? ordered(((Expression.Call) variable).positional().get(0), levels)
                : sorted(levels));
    reference(variable).filter(order::remove).ifPresent(level -> order.add(0, level));
    return List.copyOf(order);
  }

  /** Levels of numbers; 0 has no sign. */
  static Value.Factor ofNumbers(double[] cells) {
    double[] distinct =
        Arrays.stream(cells)
            .filter(cell -> !Double.isNaN(cell))
            .map(cell -> cell + 0.0)
            .sorted()
            .distinct()
            .toArray();
    int[] codes = new int[cells.length];
    for (int row = 0; row < cells.length; row++) {
      codes[row] = Double.isNaN(cells[row]) ? -1 : Arrays.binarySearch(distinct, cells[row] + 0.0);
    }
    return new Value.Factor(codes, Arrays.stream(distinct).mapToObj(ColumnKind::level).toList());
  }

  static Value.Factor ofTruth(double[] cells) {
    int[] codes = new int[cells.length];
    for (int row = 0; row < cells.length; row++) {
      codes[row] = Double.isNaN(cells[row]) ? -1 : (int) cells[row];
    }
    return new Value.Factor(codes, List.of("FALSE", "TRUE"));
  }

  static Value.Factor ofWords(DataColumn.Words column) {
    return recoded(new Value.Factor(column.codes(), column.words()), sorted(column.words()));
  }

  /** Whether all levels are words for truth, whatever their capitals. */
  static boolean isTruth(Value.Factor factor) {
    return factor.levels().stream().allMatch(level -> ColumnKind.anyTruth(level).isPresent());
  }

  /** 1 and 0 of words for truth. */
  static double[] truth(Value.Factor factor) {
    double[] cells = new double[factor.codes().length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] =
          factor.isMissing(row)
              ? Double.NaN
              : ColumnKind.anyTruth(factor.levels().get(factor.codes()[row])).orElseThrow();
    }
    return cells;
  }

  /** The same factor with its levels in another order; levels that are not listed get lost. */
  static Value.Factor recoded(Value.Factor factor, List<String> order) {
    Map<String, Integer> place = new HashMap<>();
    for (String level : order) {
      place.put(level, place.size());
    }
    int[] map = factor.levels().stream().mapToInt(l -> place.getOrDefault(l, -1)).toArray();
    int[] codes = new int[factor.codes().length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = factor.codes()[row] < 0 ? -1 : map[factor.codes()[row]];
    }
    return new Value.Factor(codes, order);
  }

  /** Not a number for words. */
  private static double number(String level) {
    return ColumnKind.number(level).orElse(Double.NaN);
  }
}
