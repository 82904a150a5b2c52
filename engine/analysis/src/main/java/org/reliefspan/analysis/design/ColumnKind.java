package org.reliefspan.analysis.design;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.domain.formula.NumberWords;

/**
 * What the cells of a column are, decided over all its rows as R's {@code read.csv} does: numbers,
 * else truth, else words. The one place that knows how a cell reads.
 */
public enum ColumnKind {
  /** Numbers; white space does not matter, and NaN is missing. */
  NUMBERS,
  /** T, TRUE, F or FALSE. Other capitals are words, as for R. */
  TRUTH,
  /** Anything else. */
  WORDS;

  private static final Set<String> YES = Set.of("T", "TRUE");
  private static final Set<String> NO = Set.of("F", "FALSE");

  /** The kind to try when a cell does not fit. */
  public ColumnKind wider() {
    return this == NUMBERS ? TRUTH : WORDS;
  }

  /** Whether a cell fits. */
  public boolean holds(String cell) {
    return switch (this) {
      case NUMBERS -> isMissing(cell) || number(cell.strip()).isPresent();
      case TRUTH -> isMissing(cell) || truth(cell).isPresent();
      case WORDS -> true;
    };
  }

  /** Whether a cell is empty. */
  public boolean isMissing(String cell) {
    return switch (this) {
      case NUMBERS -> {
        String word = cell.strip();
        yield word.isEmpty() || word.equals("NA") || word.equals("NaN");
      }
      case TRUTH, WORDS -> cell.isBlank() || cell.equals("NA");
    };
  }

  /** The same text for cells of the same value: 1 and 1.0, T and TRUE. Empty where missing. */
  public String key(String cell) {
    if (isMissing(cell)) {
      return "";
    }
    return switch (this) {
      case NUMBERS -> Double.toString(number(cell.strip()).orElse(Double.NaN));
      case TRUTH -> truth(cell).orElse(0) == 1 ? "TRUE" : "FALSE";
      case WORDS -> cell;
    };
  }

  /** 1 or 0 for a word of truth. */
  static OptionalDouble truth(String cell) {
    if (YES.contains(cell)) {
      return OptionalDouble.of(1);
    }
    return NO.contains(cell) ? OptionalDouble.of(0) : OptionalDouble.empty();
  }

  /** Truth in any capitals: what a status may hold although R would call it words. */
  static OptionalDouble anyTruth(String cell) {
    return switch (cell) {
      case "True", "true", "False", "false" -> truth(cell.toUpperCase(Locale.ROOT));
      default -> truth(cell);
    };
  }

  /** The number in a cell, if it holds one; 0 has no sign. */
  static OptionalDouble number(String cell) {
    if (cell.equals("Inf") || cell.equals("+Inf")) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    if (cell.equals("-Inf")) {
      return OptionalDouble.of(Double.NEGATIVE_INFINITY);
    }
    char last = cell.isEmpty() ? ' ' : cell.charAt(cell.length() - 1);
    if (!Character.isDigit(last) && last != '.') { // refuses 1d, NaN and the like
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(cell) + 0.0);
    } catch (NumberFormatException word) {
      return OptionalDouble.empty();
    }
  }

  /** A number as R makes a level of it. */
  static String level(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return NumberWords.of(number);
  }
}
