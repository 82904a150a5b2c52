package org.reliefspan.spark.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A Parquet file of visit data or its truth, written from texts; column names tell the types. */
public final class TypedColumns implements Closeable {

  private static final Set<String> WHOLE =
      Set.of(
          "day",
          "start",
          "days_supply",
          "age",
          "enrol_start",
          "enrol_end",
          "death",
          "entry_year",
          "scheduled",
          "attended",
          "index_day",
          "first_therapy_day");
  private static final Set<String> NUMBERS =
      Set.of(
          "value",
          "severity",
          "adherence",
          "strength",
          "units_per_day",
          "relief_pct",
          "t_on",
          "t_off",
          "duration",
          "function_at_entry",
          "pain_at_entry",
          "function_history",
          "pain_history");

  private final List<PrimitiveTypeName> types;
  private final ParquetWriter<@Nullable Object[]> writer;

  private TypedColumns(List<PrimitiveTypeName> types, ParquetWriter<@Nullable Object[]> writer) {
    this.types = types;
    this.writer = writer;
  }

  /** Opens a new file. */
  public static TypedColumns open(Path file, List<String> columns) throws IOException {
    List<PrimitiveTypeName> types = new ArrayList<>();
    List<Type> fields = new ArrayList<>();
    for (String column : columns) {
      PrimitiveTypeName type = type(column);
      types.add(type);
      fields.add(field(column, type));
    }
    return new TypedColumns(types, ParquetRows.open(file, new MessageType("table", fields)));
  }

  private static PrimitiveType field(String column, PrimitiveTypeName type) {
    return type == PrimitiveTypeName.BINARY
        ? Types.optional(type).as(LogicalTypeAnnotation.stringType()).named(column)
        : Types.optional(type).named(column);
  }

  private static PrimitiveTypeName type(String column) {
    if (WHOLE.contains(column)) {
      return PrimitiveTypeName.INT32;
    }
    return NUMBERS.contains(column) ? PrimitiveTypeName.DOUBLE : PrimitiveTypeName.BINARY;
  }

  /** One row; an empty cell is missing. */
  public void write(List<String> cells) throws IOException {
    @Nullable Object[] row = new @Nullable Object[types.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = cells.get(i).isEmpty() ? null : value(cells.get(i), types.get(i));
    }
    writer.write(row);
  }

  private static Object value(String cell, PrimitiveTypeName type) {
    if (type == PrimitiveTypeName.INT32) {
      return Integer.valueOf(cell);
    }
    if (type == PrimitiveTypeName.DOUBLE) {
      return cell.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }
    return Binary.fromString(cell);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
