package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.List;
import org.reliefspan.domain.clinical.EventKind;

/** Reads the records of one table. */
interface TableReader extends Serializable {

  /**
   * Validates a record.
   *
   * @throws RejectedRecord at the first broken rule
   */
  Reading read(CandidateRecord record);

  static Reading blank() {
    return new Reading.Blank(ValidationRule.BLANK_CELL);
  }

  static String patient(CandidateRecord record) {
    return CellText.id(CellText.required(record.cell("patient_id")));
  }

  /** Text of the day: the day column, else the date column. */
  static String dayText(CandidateRecord record) {
    String day = record.cell("day");
    return CellText.required(day.isEmpty() ? record.cell("date") : day);
  }

  static Reading accept(CandidateRecord record, String day, List<IntakeEvent> events) {
    return new Reading.Accepted(
        new IntakeRecord(patient(record), record.table(), "", calendar(day), events));
  }

  static IntakeRecord.Calendar calendar(String day) {
    return CellText.isDate(day) ? IntakeRecord.Calendar.DATES : IntakeRecord.Calendar.INTEGERS;
  }

  static IntakeEvent timed(CandidateRecord record, String day, EventKind kind) {
    return new IntakeEvent(CellText.day(day), CellText.minute(record.cell("hour"), day), kind, 0);
  }
}
