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
import org.reliefspan.domain.formula.NumberWords;

/** Orders and names the levels of factors. */
final class Levels {
  private static final Set<String> TRUE = Set.of("TRUE", "True", "true", "T");
  private static final Set<String> FALSE = Set.of("FALSE", "False", "false", "F");
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
    if (levels.isPresent()
        && levels.get() instanceof Expression.Call list
        && list.function().equals("c")) {
      return list.positional().stream().map(Levels::level).toList();
    }
    return levels.map(level -> List.of(level(level))).orElse(List.of());
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
    boolean nested = reference(variable).isPresent();
    List<String> order =
        new ArrayList<>(
            nested
                ? ordered(((Expression.Call) variable).positional().get(0), levels)
                : sorted(levels));
    reference(variable).filter(order::remove).ifPresent(level -> order.add(0, level));
    return List.copyOf(order);
  }

  /** A number as R makes a level of it. */
  static String words(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return NumberWords.of(number);
  }

  static Value.Factor ofNumbers(double[] cells) {
    double[] distinct = Arrays.stream(cells).filter(cell -> !Double.isNaN(cell)).sorted().toArray();
    distinct = Arrays.stream(distinct).distinct().toArray();
    int[] codes = new int[cells.length];
    for (int row = 0; row < cells.length; row++) {
      codes[row] = Double.isNaN(cells[row]) ? -1 : Arrays.binarySearch(distinct, cells[row]);
    }
    return new Value.Factor(codes, Arrays.stream(distinct).mapToObj(Levels::words).toList());
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

  /** Whether all levels are words for truth, as R reads them. */
  static boolean isTruth(Value.Factor factor) {
    return factor.levels().stream()
        .allMatch(level -> TRUE.contains(level) || FALSE.contains(level));
  }

  /** 1 and 0 of words for truth. */
  static double[] truth(Value.Factor factor) {
    double[] cells = new double[factor.codes().length];
    for (int row = 0; row < cells.length; row++) {
      boolean missing = factor.isMissing(row);
      boolean isTrue = !missing && TRUE.contains(factor.levels().get(factor.codes()[row]));
      cells[row] = missing ? Double.NaN : isTrue ? 1 : 0;
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
    return ColumnReader.number(level).orElse(Double.NaN);
  }
}
