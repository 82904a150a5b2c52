package org.reliefspan.app.recovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.analysis.intake.CandidateRecord;
import org.reliefspan.analysis.intake.IntakeEvent;
import org.reliefspan.analysis.intake.PatientAssembler;
import org.reliefspan.analysis.intake.Reading;
import org.reliefspan.analysis.intake.RecordReader;
import org.reliefspan.analysis.intake.SourcedRecord;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.intake.VisitTable;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.PatientRecord;

/**
 * Turns a synthetic clinic straight into a timeline block, through the same validation as files but
 * without files or Spark: for studies that run an estimator on many clinics.
 */
final class ClinicBlocks {
  private final RecordReader reader;

  ClinicBlocks(Catalogue catalogue) {
    this.reader = new RecordReader(catalogue);
  }

  /** The first patients of a clinic as one block, in the order of their numbers. */
  TimelineBlock block(Clinic clinic, int patients) {
    return block(clinic, 0, patients);
  }

  /** The patients from one number up to another, which is left out. */
  TimelineBlock block(Clinic clinic, long from, long to) {
    TimelineBlock.Builder builder = new TimelineBlock.Builder();
    for (long number = from; number < to; number++) {
      builder.patient(number);
      for (IntakeEvent event : timeline(clinic.patient(number))) {
        builder.event(event.day(), event.minute(), builder.kind(event.kind()), event.value());
      }
    }
    return builder.build(0);
  }

  private List<IntakeEvent> timeline(PatientRecord patient) {
    List<SourcedRecord> records = new ArrayList<>();
    long row = 0;
    for (PatientRecord.Row line : patient.rows()) {
      VisitTable table = VisitTable.ofId(line.table().key()).orElseThrow();
      Reading reading = reader.read(CandidateRecord.of(table, cells(line)));
      row++;
      if (reading instanceof Reading.Accepted accepted) {
        records.add(new SourcedRecord(accepted.record(), 0, row));
      }
    }
    return PatientAssembler.assemble(records).events();
  }

  private static Map<String, String> cells(PatientRecord.Row line) {
    Map<String, String> cells = new HashMap<>();
    for (int column = 0; column < line.cells().size(); column++) {
      cells.put(line.table().columns().get(column), line.cells().get(column));
    }
    return cells;
  }
}
