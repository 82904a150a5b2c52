package org.reliefspan.report.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.StudyResults;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The published tables as tablesaw tables, for Java callers and notebooks. */
public final class ResultTables {
  private ResultTables() {}

  /** Every published table by its name, such as {@code relief}. */
  public static Map<String, Table> of(Publishable<StudyResults> published) {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (ResultTable<?> table : PublishedTables.of(published)) {
      tables.put(table.name(), view(table));
    }
    return tables;
  }

  private static <R> Table view(ResultTable<R> table) {
    Table view = Table.create(table.name());
    for (Column<R> column : table.columns()) {
      view.addColumns(view(table, column));
    }
    return view;
  }

  private static <R> tech.tablesaw.columns.Column<?> view(ResultTable<R> table, Column<R> column) {
    return switch (column.type()) {
      case TEXT -> texts(table, column);
      case NUMBER -> numbers(table, column);
      case COUNT -> counts(table, column);
    };
  }

  private static <R> StringColumn texts(ResultTable<R> table, Column<R> column) {
    StringColumn texts = StringColumn.create(column.name());
    table.rows().forEach(row -> texts.append(column.cell().apply(row).csv()));
    return texts;
  }

  private static <R> DoubleColumn numbers(ResultTable<R> table, Column<R> column) {
    DoubleColumn numbers = DoubleColumn.create(column.name());
    for (R row : table.rows()) {
      if (column.cell().apply(row) instanceof Cell.Real real) {
        numbers.append(real.value());
      } else {
        numbers.appendMissing();
      }
    }
    return numbers;
  }

  private static <R> LongColumn counts(ResultTable<R> table, Column<R> column) {
    LongColumn counts = LongColumn.create(column.name());
    for (R row : table.rows()) {
      if (column.cell().apply(row) instanceof Cell.Count count) {
        counts.append(count.value());
      } else {
        counts.appendMissing();
      }
    }
    return counts;
  }
}
