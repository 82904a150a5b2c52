package org.reliefspan.spark.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.reliefspan.analysis.intake.CandidateRecord;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeCounts;
import org.reliefspan.analysis.intake.IntakeFinding;
import org.reliefspan.analysis.intake.IntakeTally;
import org.reliefspan.analysis.intake.PatientKey;
import org.reliefspan.analysis.intake.QuarantineEntry;
import org.reliefspan.analysis.intake.RawRow;
import org.reliefspan.analysis.intake.Reading;
import org.reliefspan.analysis.intake.RecordReader;
import org.reliefspan.analysis.intake.RowMapper;
import org.reliefspan.analysis.intake.RuleAction;
import org.reliefspan.analysis.intake.ValidationRule;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.intake.VisitTable;
import org.reliefspan.spark.deid.DeidentifiedSource;
import org.reliefspan.spark.deid.DeidentifiedVisits;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.store.EventStore;
import org.reliefspan.spark.store.StoreDraft;
import org.reliefspan.spark.store.StoreManifest;
import scala.Tuple2;

/**
 * Turns visits that passed the gate into an event store. The store depends on the rows only, not on
 * their order, on partitions or on threads.
 */
public final class Ingest {
  private final EngineSession session;
  private final CatalogueEdition edition;

  public Ingest(EngineSession session, CatalogueEdition edition) {
    this.session = session;
    this.edition = edition;
  }

  /**
   * Writes a store, replacing one that is there; a failed run leaves the old one.
   *
   * @throws IngestException if no row describes a patient
   * @throws IllegalStateException if a conservation law does not hold
   */
  public IngestReport ingest(DeidentifiedVisits visits, Path store) {
    JavaSparkContext context = session.context();
    Broadcast<RecordReader> reader = context.broadcast(new RecordReader(edition.catalogue()));
    BlockIndex index = BlockIndex.of(patientKeys(visits, reader), parts());
    if (index.blocks() == 0) {
      throw noPatients(visits);
    }
    try (StoreDraft draft = StoreDraft.begin(store)) {
      JavaPairRDD<Integer, RecordPacket> packets =
          packets(visits, reader, context.broadcast(index))
              .partitionBy(new HashPartitioner(index.blocks()));
      return publish(visits, draft, write(packets, draft, visits.sources().size()));
    }
  }

  private int parts() {
    return Math.min(session.settings().partitions(), 64);
  }

  private static IngestException noPatients(DeidentifiedVisits visits) {
    List<IntakeFinding> findings = new ArrayList<>();
    for (DeidentifiedSource source : visits.sources()) {
      findings.add(
          new IntakeFinding(
              "The files must describe at least one patient.",
              source.name(),
              "Maybe patients.csv is missing, or every row of it breaks a rule."));
    }
    return new IngestException(findings);
  }

  private JavaRDD<PatientKey> patientKeys(
      DeidentifiedVisits visits, Broadcast<RecordReader> reader) {
    List<JavaRDD<PatientKey>> keys = new ArrayList<>();
    for (DeidentifiedSource source : visits.sources()) {
      if (source.mapper().emits(VisitTable.PATIENTS)) {
        RowMapper mapper = source.mapper().only(VisitTable.PATIENTS);
        keys.add(source.rows().flatMap(row -> keys(row, mapper, reader.value())));
      }
    }
    return keys.isEmpty() ? session.context().emptyRDD() : union(keys);
  }

  private static Iterator<PatientKey> keys(RawRow row, RowMapper mapper, RecordReader reader) {
    List<PatientKey> keys = new ArrayList<>();
    if (!row.isMalformed() && mapper.keeps(row)) {
      for (CandidateRecord record : mapper.records(row)) {
        if (reader.read(record) instanceof Reading.Accepted accepted) {
          keys.add(PatientKey.of(accepted.record().patientId()));
        }
      }
    }
    return keys.iterator();
  }

  @SuppressWarnings("unchecked") // the array only passes through
  private <T> JavaRDD<T> union(List<JavaRDD<T>> parts) {
    return session.context().union(parts.toArray(JavaRDD[]::new));
  }

  private JavaPairRDD<Integer, RecordPacket> packets(
      DeidentifiedVisits visits, Broadcast<RecordReader> reader, Broadcast<BlockIndex> index) {
    List<JavaRDD<Tuple2<Integer, RecordPacket>>> all = new ArrayList<>();
    int sources = visits.sources().size();
    for (int source = 0; source < sources; source++) {
      DeidentifiedSource from = visits.sources().get(source);
      SourceTask.Plan plan = new SourceTask.Plan(source, sources, from.mapper(), reader, index);
      all.add(from.rows().mapPartitions(rows -> new SourceTask(plan, rows)));
    }
    return JavaPairRDD.fromJavaRDD(union(all));
  }

  private List<BlockTask.Outcome> write(
      JavaPairRDD<Integer, RecordPacket> packets, StoreDraft draft, int sources) {
    BlockTask.Plan plan =
        new BlockTask.Plan(
            draft.folder().toString(), sources, session.context().broadcast(edition.catalogue()));
    return packets
        .mapPartitionsWithIndex((block, found) -> BlockTask.run(plan, block, found), true)
        .collect();
  }

  private IngestReport publish(
      DeidentifiedVisits visits, StoreDraft draft, List<BlockTask.Outcome> outcomes) {
    List<String> names = visits.sources().stream().map(DeidentifiedSource::name).toList();
    IntakeTally tally = new IntakeTally(names.size());
    outcomes.forEach(outcome -> tally.merge(outcome.tally()));
    IntakeCounts counts = tally.counts();
    List<QuarantineEntry> quarantine = tally.quarantine(names);
    List<DataQualityRow> quality = quality(visits, tally, names);
    draft.writeQuarantine(quarantine);
    draft.writeQuality(quality);
    long patients = outcomes.stream().mapToLong(BlockTask.Outcome::patients).sum();
    SortedMap<String, String> inputs = inputs(visits);
    EventStore store =
        draft.publish(
            new StoreManifest(
                patients,
                outcomes.size(),
                counts.byName(),
                edition.checksum(),
                visits.mappingChecksum(),
                inputs,
                dropped(visits)));
    return new IngestReport(store, counts, quality, quarantine, inputs, visits.ignoredFiles());
  }

  private static SortedMap<String, String> inputs(DeidentifiedVisits visits) {
    SortedMap<String, String> inputs = new TreeMap<>();
    visits.sources().forEach(source -> inputs.put(source.name(), source.sha256()));
    return inputs;
  }

  private static SortedMap<String, String> dropped(DeidentifiedVisits visits) {
    SortedMap<String, String> dropped = new TreeMap<>();
    for (DeidentifiedSource source : visits.sources()) {
      if (!source.dropped().isEmpty()) {
        dropped.put(source.name(), String.join(",", source.dropped()));
      }
    }
    return dropped;
  }

  private static List<DataQualityRow> quality(
      DeidentifiedVisits visits, IntakeTally tally, List<String> names) {
    List<DataQualityRow> quality = new ArrayList<>(tally.quality(names));
    for (DeidentifiedSource source : visits.sources()) {
      if (!source.unknownColumns().isEmpty()) {
        long rows = tally.rowsRead(names).getOrDefault(source.name(), 0L);
        quality.add(
            new DataQualityRow(
                ValidationRule.UNKNOWN_COLUMN.id(),
                source.name(),
                OptionalLong.of(rows),
                rows == 0 ? 0 : 1,
                RuleAction.WARNED.id()));
      }
    }
    for (String ignored : visits.ignoredFiles()) {
      quality.add(
          new DataQualityRow(
              ValidationRule.IGNORED_FILE.id(),
              ignored,
              OptionalLong.of(0),
              0,
              RuleAction.WARNED.id()));
    }
    return quality;
  }
}
