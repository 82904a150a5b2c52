package org.reliefspan.spark.store;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.spark.session.EngineSession;

/** Decodes the files of a store into timeline blocks: one task a block, no shuffle. */
public final class BlockReader {
  /** So large that files are neither split nor packed together. */
  private static final String WHOLE_FILES = Long.toString(1L << 40);

  private static final EventColumn[] COLUMNS = EventColumn.values();

  private BlockReader() {}

  /** The blocks, in no particular order of partitions. */
  public static JavaRDD<TimelineBlock> read(EngineSession session, EventStore store) {
    SparkSession own = session.spark().newSession();
    own.conf().set("spark.sql.files.maxPartitionBytes", WHOLE_FILES);
    own.conf().set("spark.sql.files.openCostInBytes", WHOLE_FILES);
    own.conf().set("spark.sql.files.minPartitionNum", "1");
    own.conf().set("spark.sql.sources.partitionColumnTypeInference.enabled", "true");
    Dataset<Row> rows =
        own.read()
            .schema(EventColumn.sparkSchema().add("block", DataTypes.IntegerType))
            .parquet(store.folder().resolve(StorePlace.EVENTS).toString());
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(Blocks::new);
  }

  /** The blocks of one task; rows of a block follow each other. */
  private static final class Blocks implements Iterator<TimelineBlock>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BLOCK = COLUMNS.length;

    private final transient Iterator<InternalRow> rows;
    private transient InternalRow next;

    @SuppressWarnings("NullAway") // next is null only after the last row
    Blocks(Iterator<InternalRow> rows) {
      this.rows = rows;
      advance();
    }

    @SuppressWarnings("NullAway") // next is null only after the last row
    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public TimelineBlock next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      int number = next.getInt(BLOCK);
      BlockDecoder decoder = new BlockDecoder();
      while (next != null && next.getInt(BLOCK) == number) {
        decoder.add(next);
        advance();
      }
      return decoder.build(number);
    }
  }

  /** Decodes the rows of one block; a kind's texts are read only where it first occurs. */
  private static final class BlockDecoder {
    private static final int SUBJECT = EventColumn.SUBJECT_ID.position();
    private static final int TIME = EventColumn.TIME.position();
    private static final int VALUE = EventColumn.NUMERIC_VALUE.position();
    private static final int KIND = EventColumn.KIND.position();
    private static final int HOUR_KNOWN = EventColumn.HOUR_KNOWN.position();
    private static final List<EventColumn> NUMBERS =
        List.of(EventColumn.STRENGTH, EventColumn.UNITS_PER_DAY);

    private final TimelineBlock.Builder builder = new TimelineBlock.Builder();
    private long subject = -1;
    private int kinds;

    void add(InternalRow row) {
      long patient = row.getLong(SUBJECT);
      if (patient != subject) {
        subject = patient;
        builder.patient(patient);
      }
      int kind = row.getInt(KIND);
      if (kind == BlockWriter.NO_KIND) {
        return;
      }
      if (kind >= kinds) {
        learn(kind, row);
      }
      double value = row.isNullAt(VALUE) ? 0 : row.getDouble(VALUE);
      if (row.isNullAt(TIME)) {
        builder.event(TimelineBlock.UNDATED, TimelineBlock.NO_MINUTE, kind, value);
      } else {
        addTimed(row, kind, value);
      }
    }

    private void addTimed(InternalRow row, int kind, double value) {
      long micros = row.getLong(TIME);
      int day = (int) Math.floorDiv(micros, BlockWriter.MICROS_A_DAY);
      long rest = Math.floorMod(micros, BlockWriter.MICROS_A_DAY);
      short minute =
          row.getBoolean(HOUR_KNOWN)
              ? (short) (rest / BlockWriter.MICROS_A_MINUTE)
              : TimelineBlock.NO_MINUTE;
      builder.event(day, minute, kind, value);
    }

    private void learn(int kind, InternalRow row) {
      boolean next = kind == kinds;
      if (!next || builder.kind(stored(row).restore()) != kind) {
        throw new StoreFormatException(
            "The column *kind* must number the kinds of a block in the order they occur. Maybe the store was edited: ingest again.");
      }
      kinds++;
    }

    private static StoredKind stored(InternalRow row) {
      Map<EventColumn, Object> columns = new EnumMap<>(EventColumn.class);
      for (EventColumn column : COLUMNS) {
        int at = column.position();
        if (at == SUBJECT || at == TIME || at == VALUE || at == KIND || at == HOUR_KNOWN) {
          continue;
        }
        if (!row.isNullAt(at)) {
          columns.put(column, cell(row, column));
        }
      }
      return new StoredKind(columns, !row.isNullAt(VALUE));
    }

    private static Object cell(InternalRow row, EventColumn column) {
      if (NUMBERS.contains(column)) {
        return row.getDouble(column.position());
      }
      return column == EventColumn.SERIES_NO
          ? row.getInt(column.position())
          : row.getUTF8String(column.position()).toString();
    }

    TimelineBlock build(long number) {
      return builder.build(number);
    }
  }
}
