package org.reliefspan.spark.store;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Locale;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of the store's event files, in file order. */
enum EventColumn {
  SUBJECT_ID(ColumnType.LONG),
  TIME(ColumnType.INSTANT),
  CODE(ColumnType.TEXT),
  NUMERIC_VALUE(ColumnType.NUMBER),
  /** Position of the row's kind among the kinds of its file; -1 for a patient without events. */
  KIND(ColumnType.INTEGER),
  HOUR_KNOWN(ColumnType.FLAG),
  VALUE_TEXT(ColumnType.TEXT),
  SITE(ColumnType.TEXT),
  UNIT(ColumnType.TEXT),
  CONTEXT(ColumnType.TEXT),
  FAMILY(ColumnType.TEXT),
  REGION(ColumnType.TEXT),
  LATERALITY(ColumnType.TEXT),
  LEVEL(ColumnType.TEXT),
  INTENT(ColumnType.TEXT),
  SERIES_NO(ColumnType.INTEGER),
  INITIATOR(ColumnType.TEXT),
  ATTENDANCE(ColumnType.TEXT),
  STRENGTH(ColumnType.NUMBER),
  UNITS_PER_DAY(ColumnType.NUMBER),
  ROUTE(ColumnType.TEXT);

  private enum ColumnType {
    LONG,
    INSTANT,
    TEXT,
    NUMBER,
    INTEGER,
    FLAG
  }

  private final ColumnType type;

  EventColumn(ColumnType type) {
    this.type = type;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Position in the file and in rows read with {@link #sparkSchema()}. */
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order of the columns
  int position() {
    return ordinal();
  }

  /** Every column is optional; which are filled depends on the code. */
  static MessageType parquetSchema() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (EventColumn column : values()) {
      schema.addField(column.parquetType());
    }
    return schema.named("event");
  }

  private PrimitiveType parquetType() {
    return switch (type) {
      case LONG -> Types.optional(INT64).named(id());
      case INSTANT -> Types.optional(INT64).as(timestampType(true, MICROS)).named(id());
      case TEXT -> Types.optional(BINARY).as(stringType()).named(id());
      case NUMBER -> Types.optional(DOUBLE).named(id());
      case INTEGER -> Types.optional(INT32).named(id());
      case FLAG -> Types.optional(BOOLEAN).named(id());
    };
  }

  static StructType sparkSchema() {
    StructType schema = new StructType();
    for (EventColumn column : values()) {
      schema = schema.add(column.id(), column.sparkType());
    }
    return schema;
  }

  private DataType sparkType() {
    return switch (type) {
      case LONG -> DataTypes.LongType;
      case INSTANT -> DataTypes.TimestampType;
      case TEXT -> DataTypes.StringType;
      case NUMBER -> DataTypes.DoubleType;
      case INTEGER -> DataTypes.IntegerType;
      case FLAG -> DataTypes.BooleanType;
    };
  }
}
