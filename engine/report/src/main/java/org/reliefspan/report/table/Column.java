package org.reliefspan.report.table;

import java.util.function.Function;

/**
 * One column of a published table.
 *
 * @param explanation one sentence for people
 * @param cell what the column says about a row
 */
public record Column<R>(String name, Type type, String explanation, Function<R, Cell> cell) {

  /** What the cells of a column hold. */
  public enum Type {
    TEXT,
    NUMBER,
    COUNT
  }

  static <R> Column<R> text(String name, String explanation, Function<R, String> text) {
    return new Column<>(name, Type.TEXT, explanation, row -> Cell.of(text.apply(row)));
  }

  static <R> Column<R> number(String name, String explanation, Function<R, Cell> cell) {
    return new Column<>(name, Type.NUMBER, explanation, cell);
  }

  static <R> Column<R> count(String name, String explanation, Function<R, Cell> cell) {
    return new Column<>(name, Type.COUNT, explanation, cell);
  }

  /** The same column of a row that contains this kind of row. */
  <S> Column<S> within(Function<S, R> inner) {
    return new Column<>(name, type, explanation, row -> cell.apply(inner.apply(row)));
  }
}
