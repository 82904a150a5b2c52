package org.reliefspan.spark.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.reliefspan.analysis.design.ColumnKind;
import org.reliefspan.analysis.design.ColumnReader;
import org.reliefspan.analysis.design.DataColumn;
import org.reliefspan.analysis.design.DataTable;
import org.reliefspan.analysis.design.KindScan;
import org.reliefspan.analysis.design.TableHeader;
import org.reliefspan.analysis.parts.Parts;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.spark.session.EngineSession;

/**
 * Reads an analysis table into parts. A column whose cells are numbers in every part is a column of
 * numbers, as when one machine reads the file.
 */
public final class TableParts {
  private static final String ORDER = "row";
  private static final String PLACE = "c";
  private static final int PARTS_OF_PIECE = 4; // of 128 MiB

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
    TableHeader header = TableHeader.of(path.toString(), cells(session, path));
    Dataset<Row> rows = open(session, path, header.names().size());
    Column[] cells =
        names.stream()
            .map(name -> text(rows, PLACE + header.place(name)).as(PLACE + names.indexOf(name)))
            .toArray(Column[]::new);
    Dataset<Row> texts = rows.select(cells).persist(StorageLevel.MEMORY_AND_DISK());
    KindScan kinds = kinds(texts.javaRDD(), names.size());
    JavaRDD<Row> chosen =
        together
            .map(column -> groupedBy(session, texts, names.indexOf(column), kinds).javaRDD())
            .orElseGet(texts::javaRDD);
    return SparkParts.of(
        chosen.mapPartitions(part -> List.of(table(part, names, kinds)).iterator()));
  }

  /** The names of the columns of a file. */
  public static List<String> names(EngineSession session, Path path) {
    return TableHeader.of(path.toString(), cells(session, path)).names();
  }

  /** The cells of the header. */
  private static List<String> cells(EngineSession session, Path path) {
    if (isParquet(path)) {
      return List.of(session.spark().read().parquet(location(path)).columns());
    }
    List<Row> first = csv(session).csv(location(path)).takeAsList(1);
    if (first.isEmpty()) {
      throw new FormulaException("%s is empty; it needs a header.".formatted(path));
    }
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < first.get(0).size(); column++) {
      cells.add(cell(first.get(0), column));
    }
    return cells;
  }

  /** Columns named by their place: Spark would not tell names apart by capitals. */
  private static Dataset<Row> open(EngineSession session, Path path, int width) {
    String[] places = IntStream.range(0, width).mapToObj(i -> PLACE + i).toArray(String[]::new);
    if (isParquet(path)) {
      return session.spark().read().parquet(location(path)).toDF(places);
    }
    StructType schema = new StructType();
    for (String place : places) {
      schema = schema.add(place, DataTypes.StringType);
    }
    return csv(session)
        .option("header", "true")
        .option("mode", "FAILFAST")
        .schema(schema)
        .csv(location(path));
  }

  private static DataFrameReader csv(EngineSession session) {
    return session.spark().read().option("escape", "\"");
  }

  private static boolean isParquet(Path path) {
    return path.toString().endsWith(".parquet");
  }

  private static String location(Path path) {
    return path.toAbsolutePath().toUri().toString();
  }

  private static KindScan kinds(JavaRDD<Row> rows, int width) {
    KindScan all = new KindScan();
    SparkParts.collected(rows.mapPartitions(part -> List.of(kinds(part, width)).iterator()))
        .forEach(all::merge);
    return all;
  }

  private static KindScan kinds(Iterator<Row> rows, int width) {
    KindScan kinds = new KindScan();
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int column = 0; column < width; column++) {
        kinds.add(column, cell(row, column));
      }
    }
    return kinds;
  }

  /** More parts than asked for where the file has more pieces: a part must fit into a task. */
  private static int parts(EngineSession session, Dataset<Row> rows) {
    int asked = session.settings().partitions();
    int pieces = rows.rdd().getNumPartitions();
    return pieces > asked ? PARTS_OF_PIECE * pieces : asked;
  }

  /** Rows of one value in one partition, in the order of the file: 1 and 1.0 are one value. */
  private static Dataset<Row> groupedBy(
      EngineSession session, Dataset<Row> rows, int column, KindScan kinds) {
    ColumnKind kind = kinds.kind(column);
    UserDefinedFunction key =
        functions.udf(
            (UDF1<String, String>) cell -> kind.key(cell == null ? "" : cell),
            DataTypes.StringType);
    Column own = functions.col(PLACE + column);
    Column[] cells = Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
    return rows.withColumn(ORDER, functions.monotonically_increasing_id())
        .repartition(parts(session, rows), key.apply(own))
        .sortWithinPartitions(functions.col(ORDER))
        .select(cells);
  }

  /** Cells as a CSV file would hold them; Spark writes infinite numbers in another way. */
  private static Column text(Dataset<Row> rows, String place) {
    Column column = functions.col(place);
    DataType type = rows.schema().apply(place).dataType();
    if (type.equals(DataTypes.BooleanType)) {
      return functions.upper(column.cast("string"));
    }
    if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
      return functions
          .when(column.isNaN(), "")
          .when(column.equalTo(Double.POSITIVE_INFINITY), "Inf")
          .when(column.equalTo(Double.NEGATIVE_INFINITY), "-Inf")
          .otherwise(column.cast("string"));
    }
    return column.cast("string");
  }

  private static DataTable table(Iterator<Row> rows, List<String> names, KindScan kinds) {
    List<ColumnReader> readers = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      readers.add(ColumnReader.of(kinds.kind(column)));
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
