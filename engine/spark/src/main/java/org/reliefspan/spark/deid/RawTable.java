package org.reliefspan.spark.deid;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.reliefspan.analysis.intake.Header;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeFinding;
import org.reliefspan.analysis.intake.RawRow;

/** A file opened with Spark's reader: its columns without those dropped, as text. */
final class RawTable {
  private static final String BROKEN = "_reliefspan_broken";

  private final Dataset<Row> rows;
  private final Header header;
  private final RowDecoder decoder;

  private RawTable(Dataset<Row> rows, Header header, RowDecoder decoder) {
    this.rows = rows;
    this.header = header;
    this.decoder = decoder;
  }

  static RawTable open(SparkSession spark, SourceFile file, FileInspection.Result inspection) {
    return file.format() == SourceFormat.PARQUET
        ? openParquet(spark, file)
        : openCsv(spark, file, inspection);
  }

  /** The columns that are kept. */
  Header header() {
    return header;
  }

  /** Rows whose numbers continue those of the parts before; bases[part] rows come before. */
  JavaRDD<RawRow> rows(long[] bases) {
    RowDecoder read = decoder;
    return internal().mapPartitionsWithIndex((part, rows) -> read.decode(rows, bases[part]), false);
  }

  int parts() {
    return internal().getNumPartitions();
  }

  private JavaRDD<InternalRow> internal() {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd().toJavaRDD();
  }

  private static RawTable openCsv(
      SparkSession spark, SourceFile file, FileInspection.Result inspection) {
    List<String> names = inspection.header().names();
    checkDropped(file, inspection.header());
    StructType schema = new StructType();
    for (int column = 0; column < names.size(); column++) {
      schema = schema.add("c" + column, DataTypes.StringType);
    }
    Dataset<Row> all =
        spark
            .read()
            .schema(schema.add(BROKEN, DataTypes.StringType))
            .option("header", "true")
            .option("enforceSchema", "true")
            .option("mode", "PERMISSIVE")
            .option("columnNameOfCorruptRecord", BROKEN)
            .option("multiLine", Boolean.toString(inspection.brokenLines()))
            .option("escape", "\"")
            .option("nullValue", "")
            .option("emptyValue", "")
            .option("maxCharsPerColumn", "-1")
            .csv(file.path().toString());
    int[] kept =
        IntStream.range(0, names.size())
            .filter(column -> isKept(file, names.get(column)))
            .toArray();
    List<String> keptNames = IntStream.of(kept).mapToObj(names::get).toList();
    return new RawTable(all, new Header(keptNames), new CsvDecoder(kept, names.size()));
  }

  private static void checkDropped(SourceFile file, Header all) {
    List<IntakeFinding> findings = new ArrayList<>();
    for (String column : file.mapping().drop()) {
      if (!all.has(column)) {
        findings.add(
            new IntakeFinding(
                "The column *%s* to drop must stand in the file's header.".formatted(column),
                file.name(),
                "Maybe it is written differently, or another file holds it."));
      }
    }
    if (!findings.isEmpty()) {
      throw new IngestException(findings);
    }
  }

  private static boolean isKept(SourceFile file, String column) {
    return file.mapping().drop().stream().noneMatch(column.strip()::equalsIgnoreCase);
  }

  private static RawTable openParquet(SparkSession spark, SourceFile file) {
    Dataset<Row> all = readParquet(spark, file);
    checkDropped(file, new Header(List.of(all.columns())));
    List<Column> kept = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (StructField field : all.schema().fields()) {
      if (isKept(file, field.name())) {
        checkAtomic(field, file);
        kept.add(all.col("`" + field.name().replace("`", "``") + "`").cast("string"));
        names.add(field.name());
      }
    }
    kept.add(functions.col("_metadata.row_index"));
    return new RawTable(
        all.select(kept.toArray(Column[]::new)),
        new Header(names),
        new ParquetDecoder(names.size()));
  }

  private static Dataset<Row> readParquet(SparkSession spark, SourceFile file) {
    try {
      return spark.read().parquet(file.path().toString());
    } catch (Exception cause) { // Spark also throws checked ones it does not declare
      throw new IngestException(
          List.of(
              new IntakeFinding("The file must be Parquet.", file.name(), "Maybe it is damaged.")));
    }
  }

  private static void checkAtomic(StructField field, SourceFile file) {
    if (!(field.dataType() instanceof AtomicType)) {
      throw new IngestException(
          List.of(
              new IntakeFinding(
                  "The column *%s* must hold single values.".formatted(field.name()),
                  file.name(),
                  "Maybe flatten it before export, or list it under drop.")));
    }
  }

  /** Turns the rows of one part into raw rows. */
  private sealed interface RowDecoder extends Serializable {
    RawRow decode(InternalRow row, long number);

    default Iterator<RawRow> decode(Iterator<InternalRow> rows, long base) {
      return new NumberedRows(rows, base, this);
    }

    static String text(InternalRow row, int column) {
      UTF8String text = row.isNullAt(column) ? null : row.getUTF8String(column);
      return text == null ? "" : text.toString();
    }
  }

  /** The column after the last holds the text of rows with a wrong number of cells. */
  private static final class CsvDecoder implements RowDecoder {
    private static final long serialVersionUID = 1L;

    private final int[] kept;
    private final int broken;

    CsvDecoder(int[] kept, int broken) {
      this.kept = kept;
      this.broken = broken;
    }

    @Override
    public RawRow decode(InternalRow row, long number) {
      if (!row.isNullAt(broken)) {
        return RawRow.malformed(number);
      }
      String[] cells = new String[kept.length];
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell] = RowDecoder.text(row, kept[cell]);
      }
      return RawRow.of(number, cells);
    }
  }

  /** The column after the last holds the row's number in the file, from 0. */
  private record ParquetDecoder(int columns) implements RowDecoder {
    @Override
    public RawRow decode(InternalRow row, long number) {
      String[] cells = new String[columns];
      for (int cell = 0; cell < columns; cell++) {
        cells[cell] = RowDecoder.text(row, cell);
      }
      return RawRow.of(row.getLong(columns) + 1, cells);
    }
  }

  private static final class NumberedRows implements Iterator<RawRow> {
    private final Iterator<InternalRow> rows;
    private final RowDecoder decoder;
    private long number;

    NumberedRows(Iterator<InternalRow> rows, long base, RowDecoder decoder) {
      this.rows = rows;
      this.number = base;
      this.decoder = decoder;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public RawRow next() {
      return decoder.decode(rows.next(), ++number);
    }
  }
}
