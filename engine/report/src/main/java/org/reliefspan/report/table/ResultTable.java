package org.reliefspan.report.table;

import java.util.List;

/**
 * One published table.
 *
 * @param columns columns of the CSV file, in its order
 * @param details further columns that only {@code results.json} has, so that it reads back without
 *     loss
 */
public record ResultTable<R>(
    String name,
    String explanation,
    List<Column<R>> columns,
    List<Column<R>> details,
    List<R> rows) {
  public ResultTable {
    columns = List.copyOf(columns);
    details = List.copyOf(details);
    rows = List.copyOf(rows);
  }
}
