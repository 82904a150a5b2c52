package org.reliefspan.analysis.intake;

import java.util.List;

/**
 * What the records of one patient amount to.
 *
 * @param events in the order of a timeline block; empty for an unknown patient
 * @param stored the records whose events these are; empty for an unknown patient
 * @param fates records that a rule concerned; those warned of are stored as well
 */
public record AssembledPatient(
    List<IntakeEvent> events, List<SourcedRecord> stored, List<RecordFate> fates) {
  public AssembledPatient {
    events = List.copyOf(events);
    stored = List.copyOf(stored);
    fates = List.copyOf(fates);
  }

  /** Whether the patient has a row of his own; others are not stored. */
  public boolean isKnown() {
    return !stored.isEmpty();
  }
}
