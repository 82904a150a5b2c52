package org.reliefspan.analysis.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.LifeEvent;
import org.reliefspan.domain.intake.VisitTable;

/** The span of a patient's life and observation, and what may lie outside it. */
final class PatientLife {
  private static final int OLDEST = 90;

  private final List<IntakeEvent> facts = new ArrayList<>();
  private final List<ValidationRule> warnings = new ArrayList<>();
  private int birth = Integer.MIN_VALUE;
  private int enrolmentStart = Integer.MIN_VALUE;
  private int enrolmentEnd = Integer.MAX_VALUE;
  private int death = Integer.MAX_VALUE;

  /** A rule that a record falls under, if any, with what it does. */
  record Verdict(Optional<ValidationRule> rule, RuleAction action) {
    static final Verdict FINE = new Verdict(Optional.empty(), RuleAction.COUNTED);

    static Verdict of(ValidationRule rule, RuleAction action) {
      return new Verdict(Optional.of(rule), action);
    }
  }

  private PatientLife() {}

  static PatientLife of(IntakeRecord own, List<SourcedRecord> others) {
    PatientLife life = new PatientLife();
    boolean integers =
        own.calendar() == IntakeRecord.Calendar.INTEGERS
            || others.stream()
                .anyMatch(other -> other.record().calendar() == IntakeRecord.Calendar.INTEGERS);
    for (IntakeEvent event : own.events()) {
      if (event.kind() instanceof EventKind.LifeKind kind) {
        life.add(event, kind.event(), integers ? CalendarUse.INTEGERS : CalendarUse.DATES);
      } else {
        life.facts.add(event);
      }
    }
    life.addAge(others);
    return life;
  }

  private enum CalendarUse {
    DATES,
    INTEGERS
  }

  private void add(IntakeEvent event, LifeEvent kind, CalendarUse use) {
    switch (kind) {
      case BIRTH -> {
        if (use == CalendarUse.INTEGERS) {
          warnings.add(ValidationRule.BIRTH_YEAR_WITHOUT_DATES);
          return;
        }
        birth = event.day();
      }
      case ENROLMENT_START -> enrolmentStart = event.day();
      case ENROLMENT_END -> enrolmentEnd = event.day();
      case DEATH -> death = event.day();
    }
    facts.add(event);
  }

  /** Age at the first event from the year of birth; the birth of the oldest is not kept. */
  private void addAge(List<SourcedRecord> others) {
    if (birth == Integer.MIN_VALUE) {
      return;
    }
    int first =
        others.stream()
            .mapToInt(other -> other.record().day())
            .filter(day -> day >= birth)
            .min()
            .orElse(enrolmentStart);
    if (first == Integer.MIN_VALUE) {
      return;
    }
    int age = LocalDate.ofEpochDay(first).getYear() - LocalDate.ofEpochDay(birth).getYear();
    if (age >= OLDEST) {
      warnings.add(ValidationRule.AGE_OVER_89);
      facts.removeIf(fact -> isBirth(fact.kind()));
    }
    if (facts.stream().noneMatch(fact -> isAge(fact.kind()))) {
      EventKind kind = new EventKind.CovariateKind("age", "");
      facts.add(IntakeEvent.undated(kind, Math.min(age, OLDEST)));
    }
  }

  private static boolean isBirth(EventKind kind) {
    return kind instanceof EventKind.LifeKind life && life.event() == LifeEvent.BIRTH;
  }

  private static boolean isAge(EventKind kind) {
    return kind instanceof EventKind.CovariateKind covariate && covariate.name().equals("age");
  }

  /** The events of the patient's own row that are kept. */
  List<IntakeEvent> facts() {
    return facts;
  }

  List<ValidationRule> warnings() {
    return warnings;
  }

  /**
   * Nothing happens before birth. After death and outside enrolment procedures are quarantined;
   * everything else is kept and warned of.
   */
  Verdict judge(IntakeRecord record) {
    int day = record.day();
    if (day < birth) {
      return Verdict.of(ValidationRule.BEFORE_BIRTH, RuleAction.QUARANTINED);
    }
    RuleAction action =
        record.table() == VisitTable.PROCEDURES ? RuleAction.QUARANTINED : RuleAction.WARNED;
    if (day > death) {
      return Verdict.of(ValidationRule.AFTER_DEATH, action);
    }
    return day < enrolmentStart || day > enrolmentEnd
        ? Verdict.of(ValidationRule.OUTSIDE_ENROLMENT, action)
        : Verdict.FINE;
  }
}
