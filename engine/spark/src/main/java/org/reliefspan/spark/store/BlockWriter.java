package org.reliefspan.spark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.reliefspan.analysis.intake.IntakeEvent;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.clinical.EventKind;

/**
 * Writes one block's events and patients. Files appear under their names only when complete; a task
 * that is run twice writes the same bytes.
 */
public final class BlockWriter implements AutoCloseable {
  static final long MICROS_A_MINUTE = 60_000_000L;
  static final long MICROS_A_DAY = 24 * 60 * MICROS_A_MINUTE;
  static final int NO_KIND = -1;
  static final String NO_EVENTS = "PATIENT//NO_EVENTS";

  private static final MessageType PATIENT_SCHEMA = patientSchema();

  private final Catalogue catalogue;
  private final OpenFile events;
  private final OpenFile patients;
  private final Map<EventKind, Template> templates = new HashMap<>();

  /** A row with the kind's columns filled. */
  private record Template(List<@Nullable Object> columns, int kind, StoredKind stored) {}

  /** A file that is being written under a temporary name. */
  private record OpenFile(Path target, Path partial, ParquetWriter<@Nullable Object[]> writer) {
    static OpenFile create(Path target, MessageType schema, String attempt) throws IOException {
      Files.createDirectories(target.getParent());
      Path partial = target.resolveSibling("." + target.getFileName() + "." + attempt);
      Files.deleteIfExists(partial);
      return new OpenFile(target, partial, ParquetRows.open(partial, schema));
    }

    void publish() throws IOException {
      writer.close();
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Opens the files of a block.
   *
   * @param attempt name of this attempt, different from that of any attempt running beside it
   */
  public BlockWriter(StorePlace place, String attempt, Catalogue catalogue) {
    this.catalogue = catalogue;
    try {
      events = OpenFile.create(place.events(), EventColumn.parquetSchema(), attempt);
      patients = OpenFile.create(place.patients(), PATIENT_SCHEMA, attempt);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static MessageType patientSchema() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    schema.addField(Types.optional(PrimitiveTypeName.INT64).named("subject_id"));
    for (String name : List.of("patient_id", "sex", "site", "payer")) {
      schema.addField(
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name));
    }
    schema.addField(Types.optional(PrimitiveTypeName.DOUBLE).named("age"));
    return schema.named("patient");
  }

  /** Writes the next patient, whose subject number is larger than those before. */
  public void write(long subject, String patientId, List<IntakeEvent> timeline) {
    try {
      patients.writer.write(patientRow(subject, patientId, timeline));
      if (timeline.isEmpty()) {
        events.writer.write(withoutEvents(subject));
      }
      for (IntakeEvent event : timeline) {
        events.writer.write(row(subject, event));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static @Nullable Object[] withoutEvents(long subject) {
    @Nullable Object[] row = new @Nullable Object[EventColumn.values().length];
    row[EventColumn.SUBJECT_ID.position()] = subject;
    row[EventColumn.CODE.position()] = Binary.fromString(NO_EVENTS);
    row[EventColumn.KIND.position()] = NO_KIND;
    row[EventColumn.HOUR_KNOWN.position()] = false;
    return row;
  }

  private @Nullable Object[] row(long subject, IntakeEvent event) {
    Template template = templates.computeIfAbsent(event.kind(), this::template);
    @Nullable Object[] row = template.columns.toArray();
    boolean timed = event.minute() != TimelineBlock.NO_MINUTE;
    row[EventColumn.SUBJECT_ID.position()] = subject;
    row[EventColumn.HOUR_KNOWN.position()] = timed;
    if (event.day() != TimelineBlock.UNDATED) {
      row[EventColumn.TIME.position()] =
          event.day() * MICROS_A_DAY + (timed ? event.minute() * MICROS_A_MINUTE : 0);
    }
    if (template.stored.hasNumber()) {
      row[EventColumn.NUMERIC_VALUE.position()] = event.value();
    }
    return row;
  }

  private Template template(EventKind kind) {
    StoredKind stored = StoredKind.of(kind, catalogue);
    @Nullable Object[] columns = new @Nullable Object[EventColumn.values().length];
    stored
        .columns()
        .forEach(
            (column, cell) ->
                columns[column.position()] =
                    cell instanceof String text ? Binary.fromString(text) : cell);
    int number = templates.size();
    columns[EventColumn.KIND.position()] = number;
    return new Template(Arrays.asList(columns), number, stored);
  }

  private static @Nullable Object[] patientRow(
      long subject, String patientId, List<IntakeEvent> timeline) {
    return new @Nullable Object[] {
      subject,
      Binary.fromString(patientId),
      fact("sex", timeline).map(event -> text(event)).orElse(null),
      fact("site_id", timeline).map(event -> text(event)).orElse(null),
      fact("payer", timeline).map(event -> text(event)).orElse(null),
      fact("age", timeline).map(IntakeEvent::value).orElse(null)
    };
  }

  private static Optional<IntakeEvent> fact(String name, List<IntakeEvent> timeline) {
    return timeline.stream()
        .takeWhile(event -> event.day() == TimelineBlock.UNDATED)
        .filter(event -> covariate(event).name().equals(name))
        .findFirst();
  }

  private static EventKind.CovariateKind covariate(IntakeEvent undated) {
    return (EventKind.CovariateKind) undated.kind();
  }

  private static Binary text(IntakeEvent undated) {
    return Binary.fromString(covariate(undated).text());
  }

  /** Completes the files and gives them their names. */
  public void publish() {
    try {
      events.publish();
      patients.publish();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(events.partial);
      Files.deleteIfExists(patients.partial);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
