package org.reliefspan.analysis.design;

import java.util.List;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.spelling.Nearest;

/**
 * The names of a table's columns as its file gives them: white space around a name does not count,
 * capitals do.
 */
public final class TableHeader {
  private final String table;
  private final List<String> names;

  private TableHeader(String table, List<String> names) {
    this.table = table;
    this.names = names;
  }

  /**
   * The header of a table.
   *
   * @param table what messages call it
   * @param cells as they stand in the file
   */
  public static TableHeader of(String table, List<String> cells) {
    return new TableHeader(table, cells.stream().map(String::strip).toList());
  }

  /** All names, in their order. */
  public List<String> names() {
    return names;
  }

  /**
   * The place of a column, from 0.
   *
   * @throws FormulaException if there is none of that name, or more than one
   */
  public int place(String name) {
    int place = names.indexOf(name);
    if (place < 0) {
      throw new FormulaException(
          "%s has no column \"%s\".%s".formatted(table, name, Nearest.hint(name, names)));
    }
    if (names.lastIndexOf(name) != place) {
      throw new FormulaException(
          "%s has two columns \"%s\". Maybe rename one?".formatted(table, name));
    }
    return place;
  }
}
