package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.spelling.Nearest;

/** An analysis table (or a part of one): named columns of equal length. Immutable. */
public final class DataTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private final int rows;
  private final LinkedHashMap<String, DataColumn> columns;

  private DataTable(int rows, Map<String, DataColumn> columns) {
    this.rows = rows;
    this.columns = new LinkedHashMap<>(columns);
  }

  /** A table of these columns, in their order. */
  public static DataTable of(int rows, Map<String, DataColumn> columns) {
    columns.forEach(
        (name, column) -> {
          if (column.rows() != rows) {
            throw new IllegalArgumentException(
                "column %s (%d rows) must have %d rows".formatted(name, column.rows(), rows));
          }
        });
    return new DataTable(rows, columns);
  }

  public int rows() {
    return rows;
  }

  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /**
   * A column by name.
   *
   * @throws FormulaException if there is none, with the names that there are
   */
  public DataColumn column(String name) {
    DataColumn column = columns.get(name);
    if (column == null) {
      throw new FormulaException(
          "The table has no column \"%s\".%s"
              .formatted(name, Nearest.hint(name, columns.keySet())));
    }
    return column;
  }
}
