package org.reliefspan.analysis.intake;

import java.util.List;
import org.reliefspan.domain.clinical.Attendance;
import org.reliefspan.domain.clinical.EventKind;

/** Reads visits and visit slots. */
record VisitReader() implements TableReader {
  @Override
  public Reading read(CandidateRecord record) {
    String day = TableReader.dayText(record);
    CellText.word(record.cell("provider_role"));
    EventKind kind =
        new EventKind.VisitKind(
            CellText.word(record.cell("type")),
            initiator(record),
            CellText.isNo(record.cell("attended")) ? Attendance.MISSED : Attendance.ATTENDED,
            CellText.id(record.cell("site_id")));
    return new Reading.Accepted(
        new IntakeRecord(
            TableReader.patient(record),
            record.table(),
            CellText.id(record.cell("visit_id")),
            TableReader.calendar(day),
            List.of(TableReader.timed(record, day, kind))));
  }

  private static String initiator(CandidateRecord record) {
    String initiator = CellText.word(record.cell("initiator"));
    boolean scheduled = CellText.isYes(record.cell("scheduled"));
    return switch (initiator) {
      case "" -> scheduled ? "scheduled" : "unknown";
      case "scheduled", "patient", "authorisation", "unknown" -> initiator;
      case "authorization" -> "authorisation";
      default -> throw new RejectedRecord(ValidationRule.BAD_CODED_TEXT);
    };
  }
}
