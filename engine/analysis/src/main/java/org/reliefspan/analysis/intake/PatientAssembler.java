package org.reliefspan.analysis.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.intake.VisitTable;

/**
 * Puts the records of one patient together: removes duplicates, applies the rules that need the
 * whole patient, and orders the events. The result does not depend on the order of the records.
 */
public final class PatientAssembler {
  private static final EventKindOrder KINDS = new EventKindOrder();

  /** Order of a timeline block. */
  private static final Comparator<IntakeEvent> TIMELINE =
      Comparator.comparingInt(IntakeEvent::day)
          .thenComparingInt(IntakeEvent::minute)
          .thenComparing(IntakeEvent::kind, KINDS)
          .thenComparingDouble(IntakeEvent::value);

  /** Within a day and kind the latest minute comes first, then the smallest value. */
  private static final Comparator<IntakeEvent> PREFERENCE =
      (left, right) -> {
        int byDay = Integer.compare(left.day(), right.day());
        if (byDay != 0) {
          return byDay;
        }
        int byKind = KINDS.compare(left.kind(), right.kind());
        if (byKind != 0) {
          return byKind;
        }
        int byMinute = Integer.compare(right.minute(), left.minute());
        return byMinute != 0 ? byMinute : Double.compare(left.value(), right.value());
      };

  private static final Comparator<IntakeRecord> CONTENT = PatientAssembler::compareContent;

  private static final Comparator<SourcedRecord> RECORDS =
      Comparator.comparing(SourcedRecord::record, CONTENT)
          .thenComparingInt(SourcedRecord::source)
          .thenComparingLong(SourcedRecord::row);

  private final List<SourcedRecord> patientRows = new ArrayList<>();
  private final List<SourcedRecord> records = new ArrayList<>();
  private final List<RecordFate> fates = new ArrayList<>();

  private PatientAssembler(List<SourcedRecord> unordered) {
    List<SourcedRecord> ordered = new ArrayList<>(unordered);
    ordered.sort(RECORDS);
    for (SourcedRecord record : ordered) {
      boolean own = record.record().table() == VisitTable.PATIENTS;
      (own ? patientRows : records).add(record);
    }
  }

  /** The patient whose records these are, in any order. */
  public static AssembledPatient assemble(List<SourcedRecord> records) {
    return new PatientAssembler(records).assemble();
  }

  private AssembledPatient assemble() {
    if (patientRows.isEmpty()) {
      records.forEach(record -> quarantine(record, ValidationRule.UNKNOWN_PATIENT));
      return new AssembledPatient(List.of(), List.of(), fates);
    }
    SourcedRecord own = firstPatientRow();
    List<SourcedRecord> stored = new ArrayList<>();
    stored.add(own);
    PatientLife life = PatientLife.of(own.record(), records);
    life.warnings().forEach(rule -> fate(own, rule, RuleAction.WARNED));
    stored.addAll(withinLife(life, distinct()));
    List<SourcedRecord> kept = WalkingDistances.check(latestScores(stored), fates);
    return new AssembledPatient(events(life, kept), kept, fates);
  }

  private SourcedRecord firstPatientRow() {
    SourcedRecord first = patientRows.get(0);
    for (SourcedRecord other : patientRows.subList(1, patientRows.size())) {
      boolean same = CONTENT.compare(first.record(), other.record()) == 0;
      ValidationRule rule =
          same ? ValidationRule.EXACT_DUPLICATE : ValidationRule.DUPLICATE_PATIENT;
      fate(other, rule, RuleAction.DROPPED_DUPLICATE);
    }
    return first;
  }

  private List<SourcedRecord> distinct() {
    List<SourcedRecord> distinct = new ArrayList<>(records.size());
    for (SourcedRecord record : records) {
      boolean repeats =
          !distinct.isEmpty() && CONTENT.compare(last(distinct).record(), record.record()) == 0;
      if (repeats) {
        fate(record, ValidationRule.EXACT_DUPLICATE, RuleAction.DROPPED_DUPLICATE);
      } else {
        distinct.add(record);
      }
    }
    return distinct;
  }

  private List<SourcedRecord> withinLife(PatientLife life, List<SourcedRecord> distinct) {
    List<SourcedRecord> within = new ArrayList<>(distinct.size());
    for (SourcedRecord record : distinct) {
      PatientLife.Verdict verdict = life.judge(record.record());
      verdict.rule().ifPresent(rule -> fate(record, rule, verdict.action()));
      if (verdict.action() != RuleAction.QUARANTINED) {
        within.add(record);
      }
    }
    return within;
  }

  /** Scores are ordered by day and kind, the preferred one first. */
  private List<SourcedRecord> latestScores(List<SourcedRecord> ordered) {
    List<SourcedRecord> kept = new ArrayList<>(ordered.size());
    for (SourcedRecord record : ordered) {
      if (!kept.isEmpty() && sameScore(last(kept).record(), record.record())) {
        fate(record, ValidationRule.DUPLICATE_SCORE, RuleAction.DROPPED_DUPLICATE);
      } else {
        kept.add(record);
      }
    }
    return kept;
  }

  private static boolean sameScore(IntakeRecord left, IntakeRecord right) {
    return left.table() == VisitTable.MEASURES
        && right.table() == VisitTable.MEASURES
        && left.day() == right.day()
        && KINDS.compare(left.events().get(0).kind(), right.events().get(0).kind()) == 0;
  }

  private static List<IntakeEvent> events(PatientLife life, List<SourcedRecord> kept) {
    List<IntakeEvent> events = new ArrayList<>(kept.size() + 8);
    events.addAll(life.facts());
    for (SourcedRecord record : kept) {
      if (record.record().table() != VisitTable.PATIENTS) {
        events.addAll(record.record().events());
      }
    }
    events.sort(TIMELINE);
    return events;
  }

  private static int compareContent(IntakeRecord left, IntakeRecord right) {
    int byTable = left.table().compareTo(right.table());
    if (byTable != 0) {
      return byTable;
    }
    int byEvents = compareEvents(left.events(), right.events());
    return byEvents != 0 ? byEvents : left.identity().compareTo(right.identity());
  }

  private static int compareEvents(List<IntakeEvent> left, List<IntakeEvent> right) {
    int shared = Math.min(left.size(), right.size());
    for (int at = 0; at < shared; at++) {
      int order = PREFERENCE.compare(left.get(at), right.get(at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static SourcedRecord last(List<SourcedRecord> records) {
    return records.get(records.size() - 1);
  }

  private void quarantine(SourcedRecord record, ValidationRule rule) {
    fate(record, rule, RuleAction.QUARANTINED);
  }

  private void fate(SourcedRecord record, ValidationRule rule, RuleAction action) {
    fates.add(new RecordFate(record, rule, action));
  }

  /** Scores of walking tolerance that jump as if yards, steps or feet had been written. */
  private static final class WalkingDistances {
    private static final String WALKING = "walk_tolerance_m";
    private static final double SHORT_METRES = 200;
    private static final double LONG_METRES = 5000;

    static List<SourcedRecord> check(List<SourcedRecord> ordered, List<RecordFate> fates) {
      int firstShort = Integer.MAX_VALUE;
      List<SourcedRecord> kept = new ArrayList<>(ordered.size());
      for (SourcedRecord record : ordered) {
        double metres = metres(record.record());
        if (metres > LONG_METRES && record.record().day() > firstShort) {
          fates.add(new RecordFate(record, ValidationRule.YARDS_IN_METRES, RuleAction.QUARANTINED));
          continue;
        }
        if (metres < SHORT_METRES) {
          firstShort = Math.min(firstShort, record.record().day());
        }
        kept.add(record);
      }
      return kept;
    }

    private static double metres(IntakeRecord record) {
      boolean walking =
          record.table() == VisitTable.MEASURES
              && record.events().get(0).kind() instanceof EventKind.MeasureKind kind
              && kind.measure().equals(WALKING);
      return walking ? record.events().get(0).value() : Double.NaN;
    }
  }
}
