package org.reliefspan.analysis.episode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.catalog.ConditionGroup;
import org.reliefspan.domain.clinical.Attendance;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.EventKind.ConditionKind;
import org.reliefspan.domain.clinical.EventKind.CovariateKind;
import org.reliefspan.domain.clinical.EventKind.LifeKind;
import org.reliefspan.domain.clinical.EventKind.MeasureKind;
import org.reliefspan.domain.clinical.EventKind.MedicationKind;
import org.reliefspan.domain.clinical.EventKind.ProcedureKind;
import org.reliefspan.domain.clinical.EventKind.VisitKind;

/** A block's dictionary of kinds, compiled once against a plan so that the loop reads only ints. */
final class KindTable {
  static final byte UNUSED = 0;
  static final byte SCORE = 1;
  static final byte PROCEDURE = 2;
  static final byte VISIT = 3;
  static final byte CONDITION = 4;
  static final byte OPIOID = 5;
  static final byte COVARIATE = 6;
  static final byte DEATH = 7;
  static final byte ENROLMENT_END = 8;
  static final byte AGE = 9;

  static final int LEFT = 1;
  static final int RIGHT = 2;
  private static final String SCHEDULED = "scheduled";
  private static final String PATIENT = "patient";

  final byte[] role;

  /** Score: position in the plan's scores. */
  final int[] score;

  /** Visit: code of its {@link VisitRole}. */
  final int[] visit;

  /** Procedure: position of the index rule, or -1. */
  final int[] rule;

  /** Procedure: region, equal numbers for equal regions, 0 unknown. */
  final int[] region;

  /** Procedure: {@link #LEFT}, {@link #RIGHT}, both, or 0 when sides do not matter. */
  final int[] sides;

  final boolean[] surgery;
  final boolean[] otherProcedure;

  /** Opioid: milligrams of morphine a day. */
  final double[] morphine;

  private final EpisodePlan plan;
  private final Map<String, Integer> regions = new HashMap<>();

  KindTable(List<EventKind> dictionary, EpisodePlan plan) {
    int size = dictionary.size();
    this.plan = plan;
    role = new byte[size];
    score = new int[size];
    visit = new int[size];
    rule = new int[size];
    region = new int[size];
    sides = new int[size];
    surgery = new boolean[size];
    otherProcedure = new boolean[size];
    morphine = new double[size];
    regions.put("", 0);
    regions.put("unknown", 0);
    for (int kind = 0; kind < size; kind++) {
      compile(kind, dictionary.get(kind));
    }
  }

  private void compile(int kind, EventKind event) {
    if (event instanceof MeasureKind measure) {
      compileScore(kind, measure);
    } else if (event instanceof ProcedureKind procedure) {
      compileProcedure(kind, procedure);
    } else if (event instanceof VisitKind visitKind) {
      compileVisit(kind, visitKind);
    } else if (event instanceof ConditionKind condition) {
      boolean asked =
          plan.conditionPrefixes().stream()
              .anyMatch(prefix -> ConditionGroup.matches(prefix, condition.icd10cm()));
      role[kind] = asked ? CONDITION : UNUSED;
    } else if (event instanceof MedicationKind medication) {
      compileMedication(kind, medication);
    } else if (event instanceof CovariateKind covariate) {
      role[kind] = covariate.name().equals("age") ? AGE : COVARIATE;
    } else if (event instanceof LifeKind life) {
      role[kind] =
          switch (life.event()) {
            case DEATH -> DEATH;
            case ENROLMENT_END -> ENROLMENT_END;
            case BIRTH, ENROLMENT_START -> UNUSED;
          };
    }
  }

  /** A missed visit that was not a scheduled slot says nothing. */
  private void compileVisit(int kind, VisitKind event) {
    boolean scheduled = event.initiator().equals(SCHEDULED);
    boolean missed = event.attendance() == Attendance.MISSED;
    VisitRole which =
        scheduled
            ? missed ? VisitRole.MISSED_SLOT : VisitRole.ATTENDED_SLOT
            : event.initiator().equals(PATIENT) ? VisitRole.UNSCHEDULED : VisitRole.CONTACT;
    visit[kind] = which.code;
    role[kind] = missed && !scheduled ? UNUSED : VISIT;
  }

  private void compileScore(int kind, MeasureKind measure) {
    for (int i = 0; i < plan.scores().size(); i++) {
      if (plan.scores().get(i).accepts(measure.measure(), measure.context())) {
        role[kind] = SCORE;
        score[kind] = i;
        return;
      }
    }
  }

  private void compileProcedure(int kind, ProcedureKind procedure) {
    rule[kind] = plan.ruleOf(procedure.family());
    surgery[kind] = plan.surgeries().contains(procedure.family());
    otherProcedure[kind] = plan.otherProcedures().contains(procedure.family());
    region[kind] = regions.computeIfAbsent(procedure.region(), name -> regions.size());
    sides[kind] =
        switch (procedure.laterality()) {
          case "left" -> LEFT;
          case "right" -> RIGHT;
          case "bilateral" -> LEFT | RIGHT;
          default -> 0;
        };
    boolean counts = rule[kind] >= 0 || surgery[kind] || otherProcedure[kind];
    role[kind] = counts ? PROCEDURE : UNUSED;
  }

  private void compileMedication(int kind, MedicationKind medication) {
    double factor = plan.morphineFactors().getOrDefault(medication.ingredient(), 0.0);
    morphine[kind] = factor * medication.strength() * medication.unitsPerDay();
    role[kind] = morphine[kind] > 0 ? OPIOID : UNUSED;
  }

  /** What an event without a date can tell; things that happen need a day. */
  static byte undated(byte role) {
    return role == CONDITION || role == COVARIATE || role == AGE ? role : UNUSED;
  }

  /** Whether two regions may be the same place. */
  static boolean sameRegion(int first, int second) {
    return first == 0 || second == 0 || first == second;
  }

  /** Whether two sides overlap, or sides do not matter for one of them. */
  static boolean sameSide(int first, int second) {
    return first == 0 || second == 0 || (first & second) != 0;
  }
}
