package org.reliefspan.analysis.design;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;

/**
 * Collects the cells of one column: numbers, or words. Blank cells and NA are missing, Inf is
 * infinite.
 */
public final class ColumnReader {
  private final boolean wordsOnly;
  private final DoubleColumn numbers = new DoubleColumn();
  private final IntColumn codes = new IntColumn();
  private final Map<String, Integer> words = new LinkedHashMap<>();

  private ColumnReader(boolean wordsOnly) {
    this.wordsOnly = wordsOnly;
  }

  public static ColumnReader ofNumbers() {
    return new ColumnReader(false);
  }

  public static ColumnReader ofWords() {
    return new ColumnReader(true);
  }

  /** Adds a cell; false if it is no number in a column of numbers. */
  public boolean add(String cell) {
    if (wordsOnly) {
      codes.add(isMissing(cell) ? -1 : words.computeIfAbsent(cell, word -> words.size()));
      return true;
    }
    if (isMissingNumber(cell)) {
      numbers.add(Double.NaN);
      return true;
    }
    OptionalDouble number = number(cell.strip());
    number.ifPresent(numbers::add);
    return number.isPresent();
  }

  private static boolean isMissing(String cell) {
    return cell.isBlank() || cell.equals("NA");
  }

  /** In a column of numbers white space does not matter, and NaN is missing too. */
  private static boolean isMissingNumber(String cell) {
    String word = cell.strip();
    return word.isEmpty() || word.equals("NA") || word.equals("NaN");
  }

  /** Whether a cell fits into a column of numbers. */
  public static boolean isNumberOrMissing(String cell) {
    return isMissingNumber(cell) || number(cell.strip()).isPresent();
  }

  /** The number in a cell, if it holds one. */
  static OptionalDouble number(String cell) {
    char last = cell.isEmpty() ? ' ' : cell.charAt(cell.length() - 1);
    if (cell.equals("Inf") || cell.equals("+Inf")) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    if (cell.equals("-Inf")) {
      return OptionalDouble.of(Double.NEGATIVE_INFINITY);
    }
    if (!Character.isDigit(last) && last != '.') { // refuses 1d, NaN and the like
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(cell));
    } catch (NumberFormatException word) {
      return OptionalDouble.empty();
    }
  }

  /** The column read so far. */
  public DataColumn column() {
    if (wordsOnly) {
      int[] cells = new int[codes.size()];
      Arrays.setAll(cells, codes::get);
      return new DataColumn.Words(cells, List.copyOf(words.keySet()));
    }
    double[] cells = new double[numbers.size()];
    Arrays.setAll(cells, numbers::get);
    return new DataColumn.Numbers(cells);
  }
}
