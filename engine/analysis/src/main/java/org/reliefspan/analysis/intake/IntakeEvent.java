package org.reliefspan.analysis.intake;

import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.clinical.EventKind;

/**
 * A validated event.
 *
 * @param day days since 1970-01-01, or {@link TimelineBlock#UNDATED}
 * @param minute minutes after midnight, or {@link TimelineBlock#NO_MINUTE}
 * @param value the kind's number, 0 when the kind has none
 */
public record IntakeEvent(int day, short minute, EventKind kind, double value) {

  /** A fact about the patient without a date. */
  public static IntakeEvent undated(EventKind kind, double value) {
    return new IntakeEvent(TimelineBlock.UNDATED, TimelineBlock.NO_MINUTE, kind, value);
  }

  /** An event on a day whose time of day is not known. */
  public static IntakeEvent onDay(int day, EventKind kind, double value) {
    return new IntakeEvent(day, TimelineBlock.NO_MINUTE, kind, value);
  }
}
