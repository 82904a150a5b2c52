package org.reliefspan.spark.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.reliefspan.analysis.intake.IntakeEvent;
import org.reliefspan.analysis.intake.IntakeRecord;
import org.reliefspan.analysis.intake.IntakeTally;
import org.reliefspan.analysis.intake.SourcedRecord;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.intake.VisitTable;

/**
 * Many records on their way to one block, packed so that the exchange moves a few large arrays
 * rather than many small objects; or the counts of a task.
 */
final class RecordPacket implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;
  private final ArrayList<EventKind> kinds;
  private final ArrayList<IntakeTally> tallies;

  private RecordPacket(byte[] bytes, List<EventKind> kinds, List<IntakeTally> tallies) {
    this.bytes = bytes;
    this.kinds = new ArrayList<>(kinds);
    this.tallies = new ArrayList<>(tallies);
  }

  /** The counts of a task. */
  static RecordPacket of(IntakeTally tally) {
    return new RecordPacket(new byte[0], List.of(), List.of(tally));
  }

  /** Counts that travel in this packet. */
  List<IntakeTally> tallies() {
    return tallies;
  }

  /** Unpacks the records. */
  void forEach(Consumer<SourcedRecord> consumer) {
    try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (input.available() > 0) {
        consumer.accept(read(input));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private SourcedRecord read(DataInputStream input) throws IOException {
    String patient = input.readUTF();
    VisitTable table = TABLES[input.readByte()];
    IntakeRecord.Calendar calendar = CALENDARS[input.readByte()];
    String identity = input.readUTF();
    int source = input.readShort();
    long row = input.readLong();
    IntakeEvent[] events = new IntakeEvent[input.readShort()];
    for (int event = 0; event < events.length; event++) {
      events[event] =
          new IntakeEvent(
              input.readInt(), input.readShort(), kinds.get(input.readInt()), input.readDouble());
    }
    IntakeRecord record = new IntakeRecord(patient, table, identity, calendar, List.of(events));
    return new SourcedRecord(record, source, row);
  }

  private static final VisitTable[] TABLES = VisitTable.values();
  private static final IntakeRecord.Calendar[] CALENDARS = IntakeRecord.Calendar.values();

  /** Fills packets of one block. */
  static final class Packer {
    private static final int FULL = 1 << 17;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
    private final DataOutputStream output = new DataOutputStream(bytes);
    private final Map<EventKind, Integer> positions = new HashMap<>();
    private final List<EventKind> kinds = new ArrayList<>();

    @SuppressWarnings("EnumOrdinal") // both ends are the same program
    void add(SourcedRecord sourced) {
      IntakeRecord record = sourced.record();
      try {
        output.writeUTF(record.patientId());
        output.writeByte(record.table().ordinal());
        output.writeByte(record.calendar().ordinal());
        output.writeUTF(record.identity());
        output.writeShort(sourced.source());
        output.writeLong(sourced.row());
        output.writeShort(record.events().size());
        for (IntakeEvent event : record.events()) {
          add(event);
        }
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }

    private void add(IntakeEvent event) throws IOException {
      output.writeInt(event.day());
      output.writeShort(event.minute());
      output.writeInt(position(event.kind()));
      output.writeDouble(event.value());
    }

    private int position(EventKind kind) {
      Integer known = positions.get(kind);
      if (known != null) {
        return known;
      }
      positions.put(kind, kinds.size());
      kinds.add(kind);
      return kinds.size() - 1;
    }

    boolean isFull() {
      return bytes.size() >= FULL;
    }

    /** The packet of what was added; the packer starts anew. */
    RecordPacket pack() {
      RecordPacket packet = new RecordPacket(bytes.toByteArray(), kinds, List.of());
      bytes.reset();
      positions.clear();
      kinds.clear();
      return packet;
    }
  }
}
