package org.reliefspan.analysis.intake;

import java.util.List;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.intake.VisitTable;

/**
 * A validated record: what one row of a visit table says.
 *
 * @param identity what tells the record from another with the same events, such as the visit's id;
 *     empty when nothing does
 * @param calendar whether days come from calendar dates or are integers of the patient's own
 * @param events at least one for every table but patients
 */
public record IntakeRecord(
    String patientId,
    VisitTable table,
    String identity,
    Calendar calendar,
    List<IntakeEvent> events) {

  /** Where the days of a record come from. */
  public enum Calendar {
    DATES,
    INTEGERS,
    NONE
  }

  public IntakeRecord {
    events = List.copyOf(events);
  }

  /** Day of the record, {@link TimelineBlock#UNDATED} for the patient's own row. */
  public int day() {
    return table == VisitTable.PATIENTS ? TimelineBlock.UNDATED : events.get(0).day();
  }
}
