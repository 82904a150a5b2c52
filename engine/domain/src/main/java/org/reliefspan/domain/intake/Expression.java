package org.reliefspan.domain.intake;

import java.io.Serializable;

/** Where the value of a target column comes from. */
public sealed interface Expression extends Serializable {

  /** The cell of a column of the source, by its name in any case. */
  record Column(String name) implements Expression {}

  /** The number of the data row in its file, from 1. */
  record RowNumber() implements Expression {}

  /** The same text in every row. */
  record Constant(String text) implements Expression {}

  /**
   * Reads {@code =COLUMN}, {@code =ROW()} or a constant.
   *
   * @throws IllegalArgumentException if nothing stands after the equals sign
   */
  static Expression parse(String text) {
    if (!text.startsWith("=")) {
      return new Constant(text);
    }
    String name = text.substring(1).strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "The expression (=) must name a column. Maybe =ROW() or a constant was meant.");
    }
    return name.equalsIgnoreCase("ROW()") ? new RowNumber() : new Column(name);
  }
}
