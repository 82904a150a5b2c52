package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.intake.VisitTable;

/** Validates candidate records against the catalogue and turns them into events. */
public final class RecordReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<VisitTable, TableReader> readers = new EnumMap<>(VisitTable.class);

  public RecordReader(Catalogue catalogue) {
    readers.putAll(
        Map.of(
            VisitTable.PATIENTS, new PatientReader(),
            VisitTable.VISITS, new VisitReader(),
            VisitTable.CONDITIONS, new ConditionReader(),
            VisitTable.PROCEDURES, new ProcedureReader(catalogue),
            VisitTable.MEASURES, new MeasureReader(catalogue),
            VisitTable.MEDICATIONS, new MedicationReader(catalogue),
            VisitTable.PLANS, new PlanReader()));
  }

  /** Never throws for what a record holds: the first broken rule becomes the reading. */
  public Reading read(CandidateRecord record) {
    try {
      return Objects.requireNonNull(readers.get(record.table())).read(record);
    } catch (RejectedRecord rejected) {
      return new Reading.Rejected(rejected.rule());
    }
  }
}
