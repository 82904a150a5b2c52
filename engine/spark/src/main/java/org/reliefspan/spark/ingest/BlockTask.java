package org.reliefspan.spark.ingest;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.reliefspan.analysis.intake.AssembledPatient;
import org.reliefspan.analysis.intake.IntakeTally;
import org.reliefspan.analysis.intake.PatientAssembler;
import org.reliefspan.analysis.intake.PatientKey;
import org.reliefspan.analysis.intake.SourcedRecord;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.spark.store.BlockWriter;
import org.reliefspan.spark.store.StorePlace;
import scala.Tuple2;

/** Assembles the patients of one block and writes it. */
final class BlockTask {

  /** What a task needs to know. */
  record Plan(String store, int sources, Broadcast<Catalogue> catalogue) implements Serializable {}

  /** What became of a block. */
  record Outcome(long patients, IntakeTally tally) implements Serializable {}

  private final Plan plan;
  private final int block;
  private final IntakeTally tally;
  private final Map<String, List<SourcedRecord>> records = new HashMap<>();

  private BlockTask(Plan plan, int block) {
    this.plan = plan;
    this.block = block;
    this.tally = new IntakeTally(plan.sources);
  }

  static Iterator<Outcome> run(
      Plan plan, int block, Iterator<Tuple2<Integer, RecordPacket>> packets) {
    BlockTask task = new BlockTask(plan, block);
    packets.forEachRemaining(packet -> task.add(packet._2));
    return List.of(task.write()).iterator();
  }

  private void add(RecordPacket packet) {
    packet.tallies().forEach(tally::merge);
    packet.forEach(
        record ->
            records
                .computeIfAbsent(record.record().patientId(), fresh -> new ArrayList<>())
                .add(record));
  }

  private Outcome write() {
    TreeMap<PatientKey, List<SourcedRecord>> ordered = new TreeMap<>();
    records.forEach((patient, found) -> ordered.put(PatientKey.of(patient), found));
    StorePlace place = new StorePlace(Path.of(plan.store), block);
    String attempt = Long.toString(TaskContext.get().taskAttemptId());
    try (BlockWriter writer = new BlockWriter(place, attempt, plan.catalogue.value())) {
      long patients = write(ordered, writer);
      writer.publish();
      return new Outcome(patients, tally);
    }
  }

  private long write(SortedMap<PatientKey, List<SourcedRecord>> ordered, BlockWriter writer) {
    long first = (long) block * TimelineBlock.PATIENTS;
    long patients = 0;
    for (Map.Entry<PatientKey, List<SourcedRecord>> entry : ordered.entrySet()) {
      AssembledPatient patient = PatientAssembler.assemble(entry.getValue());
      patient.fates().forEach(tally::fate);
      if (patient.isKnown()) {
        tally.store(patient.stored().size(), patient.events().size());
        writer.write(first + patients, entry.getKey().id(), patient.events());
        patients++;
      }
    }
    return patients;
  }
}
