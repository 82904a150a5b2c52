package org.reliefspan.analysis.design;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.analysis.column.IntColumn;

/** Collects the cells of one column. Blank cells and NA are missing, Inf is infinite. */
public final class ColumnReader {
  private final ColumnKind kind;
  private final DoubleColumn numbers = new DoubleColumn();
  private final IntColumn codes = new IntColumn();
  private final Map<String, Integer> words = new LinkedHashMap<>();

  private ColumnReader(ColumnKind kind) {
    this.kind = kind;
  }

  public static ColumnReader of(ColumnKind kind) {
    return new ColumnReader(kind);
  }

  public static ColumnReader ofNumbers() {
    return of(ColumnKind.NUMBERS);
  }

  public static ColumnReader ofWords() {
    return of(ColumnKind.WORDS);
  }

  /** Adds a cell; false if it does not fit. */
  public boolean add(String cell) {
    if (!kind.holds(cell)) {
      return false;
    }
    boolean missing = kind.isMissing(cell);
    switch (kind) {
      case NUMBERS ->
          numbers.add(missing ? Double.NaN : ColumnKind.number(cell.strip()).getAsDouble());
      case TRUTH -> numbers.add(missing ? Double.NaN : ColumnKind.truth(cell).getAsDouble());
      case WORDS -> codes.add(missing ? -1 : words.computeIfAbsent(cell, word -> words.size()));
    }
    return true;
  }

  /** The column read so far. */
  public DataColumn column() {
    return switch (kind) {
      case NUMBERS -> new DataColumn.Numbers(cells());
      case TRUTH -> new DataColumn.Truths(cells());
      case WORDS -> {
        int[] cells = new int[codes.size()];
        Arrays.setAll(cells, codes::get);
        yield new DataColumn.Words(cells, List.copyOf(words.keySet()));
      }
    };
  }

  private double[] cells() {
    double[] cells = new double[numbers.size()];
    Arrays.setAll(cells, numbers::get);
    return cells;
  }
}
