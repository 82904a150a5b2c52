package org.reliefspan.spark.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of texts and numbers to one Parquet file; the same rows give the same bytes. A row is
 * an array in schema order whose empty cells are null.
 */
final class ParquetRows {
  private ParquetRows() {}

  static ParquetWriter<@Nullable Object[]> open(Path file, MessageType schema) throws IOException {
    return new Builder(new LocalOutputFile(file), schema)
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .withRowGroupSize(64L << 20)
        .build();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final MessageType schema;

    Builder(OutputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the library still
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
      return new RowSupport(schema);
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return new RowSupport(schema);
    }
  }

  private static final class RowSupport extends WriteSupport<@Nullable Object[]> {
    private final MessageType schema;
    private final String[] names;
    private @Nullable RecordConsumer consumer;

    RowSupport(MessageType schema) {
      this.schema = schema;
      this.names = schema.getFields().stream().map(field -> field.getName()).toArray(String[]::new);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in the library still
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
      RecordConsumer to = Objects.requireNonNull(consumer);
      to.startMessage();
      for (int column = 0; column < row.length; column++) {
        Object cell = row[column];
        if (cell != null) {
          to.startField(names[column], column);
          add(to, cell);
          to.endField(names[column], column);
        }
      }
      to.endMessage();
    }

    private static void add(RecordConsumer to, Object cell) {
      if (cell instanceof Binary text) {
        to.addBinary(text);
      } else if (cell instanceof Long number) {
        to.addLong(number);
      } else if (cell instanceof Integer number) {
        to.addInteger(number);
      } else if (cell instanceof Double number) {
        to.addDouble(number);
      } else if (cell instanceof Boolean flag) {
        to.addBoolean(flag);
      } else {
        throw new IllegalArgumentException("no column type for " + cell.getClass());
      }
    }
  }
}
