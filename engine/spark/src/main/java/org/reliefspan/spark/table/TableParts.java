package org.reliefspan.spark.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.spark.session.EngineSession;

/**
 * Reads an analysis table into parts. A column whose cells are numbers in every part is a column of
 * numbers, as when one machine reads the file.
 */
public final class TableParts {
  private static final String ORDER = "__row";

  private TableParts() {}

  /**
   * The wanted columns of a file.
   *
   * @param path CSV (plain or .gz) with a header, or Parquet
   * @param together column whose rows of one value must lie in one part
   * @throws FormulaException if a column is not there
   */
  public static Parts<DataTable> read(
      EngineSession session, Path path, Set<String> wanted, Optional<String> together) {
    List<String> names = List.copyOf(wanted);
    Dataset<Row> rows = open(session, path);
    requireColumns(path, rows, names);
    Column[] cells = names.stream().map(name -> text(rows, name)).toArray(Column[]::new);
    Dataset<Row> chosen =
        together
            .map(column -> groupedBy(session, rows, column, cells))
            .orElseGet(() -> rows.select(cells));
    JavaRDD<Row> texts = chosen.javaRDD().persist(StorageLevel.MEMORY_AND_DISK());
    BitSet words = new BitSet();
    SparkParts.collected(
            texts.mapPartitions(part -> List.of(wordColumns(part, names.size())).iterator()))
        .forEach(words::or);
    return SparkParts.of(
        texts.mapPartitions(part -> List.of(table(part, names, words)).iterator()));
  }

  private static Dataset<Row> open(EngineSession session, Path path) {
    String location = path.toAbsolutePath().toUri().toString();
    return path.toString().endsWith(".parquet")
        ? session.spark().read().parquet(location)
        : session
            .spark()
            .read()
            .option("header", "true")
            .option("escape", "\"")
            .option("mode", "FAILFAST")
            .csv(location);
  }

  private static void requireColumns(Path path, Dataset<Row> rows, List<String> names) {
    List<String> there = List.of(rows.columns());
    for (String name : names) {
      if (!there.contains(name)) {
        throw new FormulaException(
            "%s has no column \"%s\". Its columns are: %s."
                .formatted(path, name, String.join(", ", there)));
      }
    }
  }

  /** Rows of one value in one partition, in the order of the file. */
  private static Dataset<Row> groupedBy(
      EngineSession session, Dataset<Row> rows, String column, Column[] cells) {
    return rows.withColumn(ORDER, functions.monotonically_increasing_id())
        .repartition(session.settings().partitions(), quoted(column))
        .sortWithinPartitions(quoted(ORDER))
        .select(cells);
  }

  /** Cells as a CSV file would hold them; Spark writes infinite numbers in another way. */
  private static Column text(Dataset<Row> rows, String name) {
    Column column = quoted(name);
    DataType type = rows.schema().apply(name).dataType();
    if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
      return functions
          .when(column.isNaN(), "")
          .when(column.equalTo(Double.POSITIVE_INFINITY), "Inf")
          .when(column.equalTo(Double.NEGATIVE_INFINITY), "-Inf")
          .otherwise(column.cast("string"))
          .as(name);
    }
    return column.cast("string");
  }

  private static Column quoted(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  /** Columns with a cell that is no number. */
  private static BitSet wordColumns(Iterator<Row> rows, int width) {
    BitSet words = new BitSet();
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int column = 0; column < width; column++) {
        if (!words.get(column) && !ColumnReader.isNumberOrMissing(cell(row, column))) {
          words.set(column);
        }
      }
    }
    return words;
  }

  private static DataTable table(Iterator<Row> rows, List<String> names, BitSet words) {
    List<ColumnReader> readers = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      readers.add(words.get(column) ? ColumnReader.ofWords() : ColumnReader.ofNumbers());
    }
    int count = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      count++;
      for (int column = 0; column < names.size(); column++) {
        readers.get(column).add(cell(row, column));
      }
    }
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      columns.put(names.get(column), readers.get(column).column());
    }
    return DataTable.of(count, columns);
  }

  private static String cell(Row row, int column) {
    return row.isNullAt(column) ? "" : row.getString(column);
  }
}
