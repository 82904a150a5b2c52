package org.reliefspan.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rows of a table of {@code results.json}. */
final class StoredTable {
  private StoredTable() {}

  /** Rows are arrays; each becomes an object with the columns' names. */
  static <R> List<R> rows(JsonTree results, String table, Function<JsonTree, R> read) {
    JsonTree stored = results.at("tables").at(table);
    List<String> names =
        stored.at("columns").items().stream().map(column -> column.required("name")).toList();
    return stored.at("rows").items().stream().map(row -> read.apply(named(names, row))).toList();
  }

  private static JsonTree named(List<String> names, JsonTree row) {
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      fields.put(names.get(i), row.items().get(i));
    }
    return new JsonTree.Fields(fields);
  }
}
