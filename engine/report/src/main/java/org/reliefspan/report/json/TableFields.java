package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.reliefspan.report.table.Cell;
import org.reliefspan.report.table.Column;
import org.reliefspan.report.table.ResultTable;

/** A table with its columns' types and explanations, as a field of a JSON file. */
final class TableFields {
  private TableFields() {}

  /** All tables by name. */
  static void writeAll(JsonGenerator json, List<ResultTable<?>> tables) throws IOException {
    json.writeObjectFieldStart("tables");
    for (ResultTable<?> table : tables) {
      write(json, table);
    }
    json.writeEndObject();
  }

  private static <R> void write(JsonGenerator json, ResultTable<R> table) throws IOException {
    List<Column<R>> columns = allColumns(table);
    json.writeObjectFieldStart(table.name());
    json.writeStringField("explanation", table.explanation());
    json.writeArrayFieldStart("columns");
    for (Column<R> column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type().name().toLowerCase(Locale.ROOT));
      json.writeStringField("explanation", column.explanation());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (R row : table.rows()) {
      json.writeStartArray();
      for (Column<R> column : columns) {
        cell(json, column.cell().apply(row));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static <R> List<Column<R>> allColumns(ResultTable<R> table) {
    return Stream.concat(table.columns().stream(), table.details().stream()).toList();
  }

  static void cell(JsonGenerator json, Cell cell) throws IOException {
    if (cell instanceof Cell.Text text) {
      json.writeString(text.text());
    } else if (cell instanceof Cell.Real real) {
      JsonText.number(json, real.value());
    } else if (cell instanceof Cell.Count count) {
      json.writeNumber(count.value());
    } else {
      json.writeNull();
    }
  }
}
