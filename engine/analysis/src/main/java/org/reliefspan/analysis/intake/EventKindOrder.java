package org.reliefspan.analysis.intake;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.EventKind.ConditionKind;
import org.reliefspan.domain.clinical.EventKind.CovariateKind;
import org.reliefspan.domain.clinical.EventKind.LifeKind;
import org.reliefspan.domain.clinical.EventKind.MeasureKind;
import org.reliefspan.domain.clinical.EventKind.MedicationKind;
import org.reliefspan.domain.clinical.EventKind.PlanKind;
import org.reliefspan.domain.clinical.EventKind.ProcedureKind;
import org.reliefspan.domain.clinical.EventKind.VisitKind;
import org.reliefspan.domain.clinical.LifeEvent;

/**
 * The order of kinds within a moment: what begins, facts, conditions, visits, scores, procedures,
 * medicines, plans, what ends; within a type by its components.
 */
final class EventKindOrder implements Comparator<EventKind> {
  private static final Map<Class<? extends EventKind>, Integer> RANKS =
      Map.of(
          LifeKind.class, 0,
          CovariateKind.class, 1,
          ConditionKind.class, 2,
          VisitKind.class, 3,
          MeasureKind.class, 4,
          ProcedureKind.class, 5,
          MedicationKind.class, 6,
          PlanKind.class, 7);
  private static final int LAST = 8;

  private static final Map<Class<? extends EventKind>, Comparator<EventKind>> WITHIN =
      Map.of(
          LifeKind.class,
          of(LifeKind.class, comparing(LifeKind::event)),
          CovariateKind.class,
          of(
              CovariateKind.class,
              comparing(CovariateKind::name).thenComparing(CovariateKind::text)),
          ConditionKind.class,
          of(ConditionKind.class, comparing(ConditionKind::icd10cm)),
          VisitKind.class,
          of(
              VisitKind.class,
              comparing(VisitKind::type)
                  .thenComparing(VisitKind::initiator)
                  .thenComparing(VisitKind::attendance)
                  .thenComparing(VisitKind::site)),
          MeasureKind.class,
          of(
              MeasureKind.class,
              comparing(MeasureKind::measure).thenComparing(MeasureKind::context)),
          ProcedureKind.class,
          of(ProcedureKind.class, procedures()),
          MedicationKind.class,
          of(
              MedicationKind.class,
              comparing(MedicationKind::ingredient)
                  .thenComparing(MedicationKind::strength)
                  .thenComparing(MedicationKind::unitsPerDay)
                  .thenComparing(MedicationKind::route)),
          PlanKind.class,
          of(PlanKind.class, comparing(PlanKind::part).thenComparing(PlanKind::value)));

  private static Comparator<ProcedureKind> procedures() {
    return comparing(ProcedureKind::family)
        .thenComparing(ProcedureKind::codeSystem)
        .thenComparing(ProcedureKind::code)
        .thenComparing(ProcedureKind::region)
        .thenComparing(ProcedureKind::laterality)
        .thenComparing(ProcedureKind::level)
        .thenComparing(ProcedureKind::intent)
        .thenComparing(ProcedureKind::site)
        .thenComparing(ProcedureKind::seriesNumber);
  }

  private static <K extends EventKind> Comparator<EventKind> of(
      Class<K> type, Comparator<K> order) {
    return (left, right) -> order.compare(type.cast(left), type.cast(right));
  }

  private static int rank(EventKind kind) {
    boolean ends =
        kind instanceof LifeKind life
            && (life.event() == LifeEvent.ENROLMENT_END || life.event() == LifeEvent.DEATH);
    return ends ? LAST : Objects.requireNonNull(RANKS.get(kind.getClass()));
  }

  @Override
  public int compare(EventKind left, EventKind right) {
    if (left == right) {
      return 0;
    }
    int byRank = Integer.compare(rank(left), rank(right));
    return byRank != 0
        ? byRank
        : Objects.requireNonNull(WITHIN.get(left.getClass())).compare(left, right);
  }
}
