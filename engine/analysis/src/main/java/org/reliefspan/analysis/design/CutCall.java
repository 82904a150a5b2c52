package org.reliefspan.analysis.design;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.formula.NumberWords;

/**
 * {@code cut(x, c(0, 50, 100))}: numbers in classes, named as R names them.
 *
 * @param breaks rising
 * @param right whether classes hold their right end, else their left
 * @param lowest whether the class at the open end of all also holds that end
 */
record CutCall(Expression argument, List<Double> breaks, boolean right, boolean lowest) {

  static Optional<CutCall> in(Expression expression) {
    return expression instanceof Expression.Call call && call.function().equals("cut")
        ? Optional.of(of(call))
        : Optional.empty();
  }

  private static CutCall of(Expression.Call call) {
    Arguments.check(call, 2, Set.of("breaks", "right", "include.lowest"));
    double[] breaks =
        call.named("breaks")
            .or(() -> call.positional().stream().skip(1).findFirst())
            .map(Arguments::numbers)
            .orElse(new double[0]);
    Arrays.sort(breaks);
    if (breaks.length < 2 || Arrays.stream(breaks).distinct().count() < breaks.length) {
      throw new FormulaException(
          "cut() must list two or more distinct breaks. Maybe cut(age, c(0, 50, 100))?");
    }
    return new CutCall(
        call.positional().get(0),
        Basis.list(breaks),
        Arguments.truth(call, "right", true),
        Arguments.truth(call, "include.lowest", false));
  }

  /** Names of the classes from low to high. */
  List<String> labels() {
    int digits = 3;
    List<String> ends = ends(digits);
    while (Set.copyOf(ends).size() < ends.size() && digits < 12) {
      digits++;
      ends = ends(digits);
    }
    List<String> labels = new ArrayList<>();
    int classes = breaks.size() - 1;
    for (int i = 0; i < classes; i++) {
      boolean holdsLeft = !right || (lowest && i == 0);
      boolean holdsRight = right || (lowest && i == classes - 1);
      labels.add(
          (holdsLeft ? "[" : "(") + ends.get(i) + "," + ends.get(i + 1) + (holdsRight ? "]" : ")"));
    }
    return labels;
  }

  private List<String> ends(int digits) {
    return breaks.stream().map(each -> rounded(each, digits)).toList();
  }

  /** As {@code %.3g} of C without trailing zeros. */
  private static String rounded(double number, int digits) {
    if (Double.isInfinite(number) || number == 0) {
      return NumberWords.of(number);
    }
    BigDecimal value = new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = value.precision() - value.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      return value.toPlainString();
    }
    String power = "%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + power;
  }

  /** The class of each number; numbers outside all classes are missing. */
  Value.Factor of(double[] cells) {
    int[] codes = new int[cells.length];
    for (int row = 0; row < cells.length; row++) {
      codes[row] = Double.isNaN(cells[row]) ? -1 : code(cells[row]);
    }
    return new Value.Factor(codes, labels());
  }

  private int code(double x) {
    int last = breaks.size() - 2;
    for (int i = 0; i <= last; i++) {
      double from = breaks.get(i);
      double to = breaks.get(i + 1);
      boolean inside = right ? x > from && x <= to : x >= from && x < to;
      boolean atEnd = lowest && (right ? i == 0 && x == from : i == last && x == to);
      if (inside || atEnd) {
        return i;
      }
    }
    return -1;
  }
}
