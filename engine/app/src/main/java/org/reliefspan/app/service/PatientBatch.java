package org.reliefspan.app.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.DefectCounts;
import org.reliefspan.simulation.clinic.EpisodeTruth;
import org.reliefspan.simulation.clinic.PatientRecord;
import org.reliefspan.simulation.clinic.PatientTruth;
import org.reliefspan.simulation.clinic.PotentialOutcome;
import org.reliefspan.simulation.clinic.TruthDefinition;
import org.reliefspan.simulation.clinic.TruthStrategy;

/** Some consecutive patients, ready to be appended to the files. */
final class PatientBatch {

  private final Map<ClinicTable, TableFile.Encoded> encoded = new EnumMap<>(ClinicTable.class);
  private long visitRows;
  private DefectCounts defects = DefectCounts.NONE;

  private PatientBatch() {}

  static PatientBatch make(
      Clinic clinic, long first, long end, Map<ClinicTable, TableFile> tables) {
    Map<ClinicTable, List<List<String>>> rows = new EnumMap<>(ClinicTable.class);
    for (ClinicTable table : ClinicTable.values()) {
      rows.put(table, new ArrayList<>());
    }
    PatientBatch batch = new PatientBatch();
    for (long number = first; number < end; number++) {
      Clinic.Both both = clinic.both(number);
      batch.addRows(both.record(), rows);
      addTruth(both.truth(), rows);
    }
    rows.forEach((table, lines) -> batch.encoded.put(table, at(tables, table).encode(lines)));
    return batch;
  }

  private void addRows(PatientRecord record, Map<ClinicTable, List<List<String>>> rows) {
    for (PatientRecord.Row row : record.rows()) {
      at(rows, ClinicTable.of(row.table())).add(row.cells());
    }
    visitRows += record.rows().size();
    defects = defects.plus(record.defects());
  }

  private static void addTruth(PatientTruth truth, Map<ClinicTable, List<List<String>>> rows) {
    at(rows, ClinicTable.TRUE_PATIENTS).add(truth.latentCells());
    for (EpisodeTruth episode : truth.episodes()) {
      for (TruthStrategy strategy : TruthStrategy.values()) {
        at(rows, ClinicTable.TRUE_EPISODES).add(episode.cells(TruthDefinition.PAIN_50, strategy));
      }
    }
    for (PotentialOutcome outcome : truth.outcomes()) {
      at(rows, ClinicTable.TRUE_OUTCOMES).add(outcome.cells(truth.patientId()));
    }
  }

  private static <T> T at(Map<ClinicTable, T> map, ClinicTable table) {
    return Objects.requireNonNull(map.get(table)); // every table has an entry
  }

  long visitRows() {
    return visitRows;
  }

  DefectCounts defects() {
    return defects;
  }

  void appendTo(Map<ClinicTable, TableFile> tables) throws IOException {
    for (Map.Entry<ClinicTable, TableFile.Encoded> entry : encoded.entrySet()) {
      at(tables, entry.getKey()).append(entry.getValue());
    }
  }
}
