package org.reliefspan.analysis.intake;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.intake.VisitTable;

/** Reads care plans: one event for each part that is given. */
record PlanReader() implements TableReader {
  @Override
  public Reading read(CandidateRecord record) {
    List<EventKind> parts = new ArrayList<>();
    for (String part : VisitTable.PLANS.optional()) {
      String value = CellText.word(record.cell(part));
      if (!value.isEmpty()) {
        parts.add(new EventKind.PlanKind(part, value));
      }
    }
    if (parts.isEmpty()) {
      return TableReader.blank();
    }
    String day = TableReader.dayText(record);
    List<IntakeEvent> events = new ArrayList<>();
    for (EventKind part : parts) {
      events.add(IntakeEvent.onDay(CellText.day(day), part, 0));
    }
    return TableReader.accept(record, day, events);
  }
}
