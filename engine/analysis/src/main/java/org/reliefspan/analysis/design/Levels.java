package org.reliefspan.analysis.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.formula.Expression;

/** Orders and names the levels of factors. */
final class Levels {
  /** Numbers before words and by size; words by letter, small before capital where equal. */
  static final Comparator<String> ORDER =
      Comparator.comparing((String level) -> isNumber(level) ? 0 : 1)
          .thenComparingDouble(level -> isNumber(level) ? Double.parseDouble(level) : 0)
          .thenComparing(String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Comparator.reverseOrder());

  private Levels() {}

  static List<String> sorted(Collection<String> levels) {
    return levels.stream().sorted(ORDER).toList();
  }

  /** The level that {@code relevel()} names. */
  static Optional<String> reference(Expression variable) {
    if (!(variable instanceof Expression.Call call && call.function().equals("relevel"))) {
      return Optional.empty();
    }
    return call.named("ref")
        .or(() -> call.positional().stream().skip(1).findFirst())
        .map(level -> level instanceof Expression.Text text ? text.value() : level.words());
  }

  /** Sorted, except that the level that {@code relevel()} names comes first. */
  static List<String> ordered(Expression variable, Collection<String> levels) {
    List<String> order = new ArrayList<>(sorted(levels));
    reference(variable).filter(order::remove).ifPresent(level -> order.add(0, level));
    return List.copyOf(order);
  }

  /** A number as R makes a level of it. */
  static String words(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    String full = Double.toString(number);
    String short15 =
        Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.14e", number)));
    return short15.length() < full.length() ? short15 : full;
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

  private static boolean isNumber(String level) {
    try {
      return !Double.isNaN(Double.parseDouble(level));
    } catch (NumberFormatException word) {
      return false;
    }
  }
}
