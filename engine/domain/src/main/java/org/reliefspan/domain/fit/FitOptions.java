package org.reliefspan.domain.fit;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.spelling.Nearest;

/** Options as given, checked against their kind. Immutable. */
public final class FitOptions implements Serializable {
  private static final long serialVersionUID = 1L;
  private final EnumMap<FitOption, String> given = new EnumMap<>(FitOption.class);

  private FitOptions(Map<FitOption, String> given) {
    this.given.putAll(given);
  }

  /** No options: every default. */
  public static FitOptions none() {
    return new FitOptions(Map.of());
  }

  /**
   * These options.
   *
   * @throws FormulaException if a value is not of its option's kind
   */
  public static FitOptions of(Map<FitOption, String> given) {
    given.forEach(FitOptions::check);
    return new FitOptions(given);
  }

  /** The same with one more. */
  public FitOptions with(FitOption option, String value) {
    check(option, value);
    EnumMap<FitOption, String> more = new EnumMap<>(given);
    more.put(option, value);
    return new FitOptions(more);
  }

  private static void check(FitOption option, String value) {
    switch (option.kind()) {
      case CHOICE -> {
        if (!option.choices().contains(value)) {
          throw new FormulaException(
              "--%s (%s) must be one of %s.%s"
                  .formatted(
                      option.word(),
                      value,
                      String.join(", ", option.choices()),
                      Nearest.near(value, option.choices())
                          .map(" Maybe %s?"::formatted)
                          .orElse("")));
        }
      }
      case NUMBER, NUMBERS -> checkRange(option, value, numbers(option, value));
      case FLAG -> {
        if (!value.isEmpty()) {
          throw new FormulaException("--%s takes no value.".formatted(option.word()));
        }
      }
      case COLUMN, TEXT -> {
        if (value.isBlank()) {
          throw new FormulaException("--%s needs a value.".formatted(option.word()));
        }
      }
    }
  }

  private static void checkRange(FitOption option, String value, double[] numbers) {
    double first = numbers[0];
    String range =
        switch (option) {
          case TAU -> first > 0 && Double.isFinite(first) ? "" : "be positive and finite";
          case TIMES ->
              Arrays.stream(numbers).allMatch(Double::isFinite) ? "" : "be finite, as 90,180";
          case LEVEL -> first > 0 && first < 1 ? "" : "lie between 0 and 1";
          case KNOTS -> first >= 0 && first == Math.rint(first) ? "" : "be 0, 1, 2, ...";
          case CAUSE -> first >= 1 && first == Math.rint(first) ? "" : "be 1, 2, ...";
          case BOOTSTRAP -> first >= 2 && first == Math.rint(first) ? "" : "be 2, 3, ...";
          case SEED ->
              first == Math.rint(first) && Math.abs(first) <= Integer.MAX_VALUE
                  ? ""
                  : "be a whole number of at most nine digits";
          case LAMBDA -> first > 0 && Double.isFinite(first) ? "" : "be above 0 and finite";
          case EXACT ->
              Arrays.stream(numbers).allMatch(each -> each >= 1 && each == Math.rint(each))
                  ? ""
                  : "name states, as 3,4";
          case RHO, CUTS -> Arrays.stream(numbers).allMatch(Double::isFinite) ? "" : "be finite";
          default -> "";
        };
    if (!range.isEmpty()) {
      throw new FormulaException("--%s (%s) must %s.".formatted(option.word(), value, range));
    }
  }

  private static double[] numbers(FitOption option, String value) {
    try {
      double[] numbers =
          Arrays.stream(value.split(",", -1))
              .map(String::strip)
              .mapToDouble(Double::parseDouble)
              .toArray();
      boolean single = option.kind() == FitOption.Kind.NUMBER;
      if ((single && numbers.length != 1) || Arrays.stream(numbers).anyMatch(Double::isNaN)) {
        throw new NumberFormatException();
      }
      return numbers;
    } catch (NumberFormatException notNumbers) {
      throw new FormulaException(
          "--%s (%s) must be %s."
              .formatted(
                  option.word(),
                  value,
                  option.kind() == FitOption.Kind.NUMBER ? "a number" : "numbers, as 90,180"));
    }
  }

  /** The options that were given. */
  public Map<FitOption, String> given() {
    return new EnumMap<>(given);
  }

  public boolean has(FitOption option) {
    return given.containsKey(option);
  }

  /** The text given for an option, such as a column. */
  public Optional<String> text(FitOption option) {
    return Optional.ofNullable(given.get(option));
  }

  /** The choice given, or the default. */
  public String choice(FitOption option) {
    return text(option).orElseGet(() -> option.choices().get(0));
  }

  /** The number given. */
  public OptionalDouble number(FitOption option) {
    return text(option)
        .map(value -> OptionalDouble.of(numbers(option, value)[0]))
        .orElse(OptionalDouble.empty());
  }

  /** The whole number given. */
  public OptionalInt whole(FitOption option) {
    OptionalDouble number = number(option);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    if (number.getAsDouble() != Math.rint(number.getAsDouble())) {
      throw new FormulaException("--%s must be a whole number.".formatted(option.word()));
    }
    return OptionalInt.of((int) number.getAsDouble());
  }

  /** The numbers given, in rising order; empty if none. */
  public double[] numbers(FitOption option) {
    double[] numbers = text(option).map(value -> numbers(option, value)).orElse(new double[0]);
    Arrays.sort(numbers);
    return numbers;
  }

  /** The confidence level. */
  public double level() {
    double level = number(FitOption.LEVEL).orElse(0.95);
    if (!(level > 0 && level < 1)) {
      throw new FormulaException("--level (%s) must lie between 0 and 1.".formatted(level));
    }
    return level;
  }
}
