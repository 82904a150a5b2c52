package org.reliefspan.spark.ingest;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.broadcast.Broadcast;
import org.reliefspan.analysis.intake.CandidateRecord;
import org.reliefspan.analysis.intake.IntakeTally;
import org.reliefspan.analysis.intake.PatientKey;
import org.reliefspan.analysis.intake.RawRow;
import org.reliefspan.analysis.intake.Reading;
import org.reliefspan.analysis.intake.RecordReader;
import org.reliefspan.analysis.intake.RowMapper;
import org.reliefspan.analysis.intake.SourcedRecord;
import org.reliefspan.analysis.intake.ValidationRule;
import scala.Tuple2;

/** Maps and validates one part of a source, and packs its records by block. */
final class SourceTask implements Iterator<Tuple2<Integer, RecordPacket>> {

  /**
   * What a task needs to know.
   *
   * @param source position of the source
   * @param sources number of sources
   */
  record Plan(
      int source,
      int sources,
      RowMapper mapper,
      Broadcast<RecordReader> reader,
      Broadcast<BlockIndex> index)
      implements Serializable {}

  private final Plan plan;
  private final Iterator<RawRow> rows;
  private final RecordReader reader;
  private final BlockIndex index;
  private final IntakeTally tally;
  private final TreeMap<Integer, RecordPacket.Packer> packers = new TreeMap<>();
  private final ArrayDeque<Tuple2<Integer, RecordPacket>> ready = new ArrayDeque<>();
  private boolean finished;

  SourceTask(Plan plan, Iterator<RawRow> rows) {
    this.plan = plan;
    this.rows = rows;
    this.reader = plan.reader.value();
    this.index = plan.index.value();
    this.tally = new IntakeTally(plan.sources);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      add(rows.next());
    }
    if (ready.isEmpty() && !finished) {
      finish();
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<Integer, RecordPacket> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  /** The counts go to the first block, which always exists. */
  private void finish() {
    packers.forEach((block, packer) -> ready.add(new Tuple2<>(block, packer.pack())));
    ready.add(new Tuple2<>(0, RecordPacket.of(tally)));
    finished = true;
  }

  private void add(RawRow row) {
    tally.read(plan.source);
    if (row.isMalformed()) {
      tally.quarantineRow(plan.source, row.number(), ValidationRule.MALFORMED_ROW);
    } else if (plan.mapper.keeps(row)) {
      plan.mapper.records(row).forEach(record -> add(record, row.number()));
    } else {
      tally.filter(plan.source);
    }
  }

  private void add(CandidateRecord candidate, long row) {
    tally.emit(1);
    Reading reading = reader.read(candidate);
    if (reading instanceof Reading.Accepted accepted) {
      pack(new SourcedRecord(accepted.record(), plan.source, row));
    } else if (reading instanceof Reading.Rejected rejected) {
      tally.quarantineRecord(plan.source, row, rejected.rule());
    } else if (reading instanceof Reading.Blank blank) {
      tally.blank(plan.source, blank.rule());
    }
  }

  private void pack(SourcedRecord record) {
    int block = index.block(PatientKey.of(record.record().patientId()));
    RecordPacket.Packer packer = packers.computeIfAbsent(block, fresh -> new RecordPacket.Packer());
    packer.add(record);
    if (packer.isFull()) {
      ready.add(new Tuple2<>(block, packer.pack()));
    }
  }
}
