package org.reliefspan.spark.store;

import java.util.EnumMap;
import java.util.Map;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.Medication;
import org.reliefspan.domain.clinical.Attendance;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.LifeEvent;

/**
 * A kind as the store's columns hold it. Code systems tell the kinds apart; {@link #restore()} is
 * the inverse of {@link #of(EventKind, Catalogue)}.
 *
 * @param columns the filled columns; texts, integers and doubles
 * @param hasNumber whether the event's number is stored
 */
record StoredKind(Map<EventColumn, Object> columns, boolean hasNumber) {
  private static final String SEPARATOR = "//";

  StoredKind {
    columns = new EnumMap<>(columns);
  }

  /** Fills columns, leaving out what is empty. */
  private static final class Filler {
    private final EnumMap<EventColumn, Object> columns = new EnumMap<>(EventColumn.class);

    Filler(String system, String code) {
      columns.put(EventColumn.CODE, system + SEPARATOR + code);
    }

    Filler with(EventColumn column, String text) {
      if (!text.isEmpty()) {
        columns.put(column, text);
      }
      return this;
    }

    Filler with(EventColumn column, double number) {
      if (number != 0) {
        columns.put(column, number);
      }
      return this;
    }

    Filler with(EventColumn column, int number) {
      if (number != 0) {
        columns.put(column, number);
      }
      return this;
    }

    StoredKind numbered() {
      return new StoredKind(columns, true);
    }

    StoredKind plain() {
      return new StoredKind(columns, false);
    }
  }

  static StoredKind of(EventKind kind, Catalogue catalogue) {
    if (kind instanceof EventKind.MeasureKind measure) {
      return measure(measure, catalogue);
    }
    if (kind instanceof EventKind.ProcedureKind procedure) {
      return procedure(procedure);
    }
    if (kind instanceof EventKind.VisitKind visit) {
      return visit(visit);
    }
    if (kind instanceof EventKind.ConditionKind condition) {
      return new Filler("ICD10CM", condition.icd10cm()).plain();
    }
    if (kind instanceof EventKind.MedicationKind medication) {
      return medication(medication, catalogue);
    }
    if (kind instanceof EventKind.PlanKind plan) {
      return new Filler("PLAN", plan.part()).with(EventColumn.VALUE_TEXT, plan.value()).plain();
    }
    if (kind instanceof EventKind.CovariateKind covariate) {
      return covariate(covariate);
    }
    return life(((EventKind.LifeKind) kind).event());
  }

  private static StoredKind measure(EventKind.MeasureKind kind, Catalogue catalogue) {
    return new Filler("MEASURE", kind.measure())
        .with(EventColumn.UNIT, catalogue.measure(kind.measure()).map(Measure::unit).orElse(""))
        .with(EventColumn.CONTEXT, kind.context())
        .numbered();
  }

  private static StoredKind procedure(EventKind.ProcedureKind kind) {
    boolean coded = !kind.code().isEmpty();
    return new Filler(coded ? kind.codeSystem() : "PROCEDURE", coded ? kind.code() : kind.family())
        .with(EventColumn.FAMILY, kind.family())
        .with(EventColumn.REGION, kind.region())
        .with(EventColumn.LATERALITY, kind.laterality())
        .with(EventColumn.LEVEL, kind.level())
        .with(EventColumn.INTENT, kind.intent())
        .with(EventColumn.SITE, kind.site())
        .with(EventColumn.SERIES_NO, kind.seriesNumber())
        .plain();
  }

  private static StoredKind visit(EventKind.VisitKind kind) {
    return new Filler("VISIT", kind.type())
        .with(EventColumn.INITIATOR, kind.initiator())
        .with(EventColumn.ATTENDANCE, kind.attendance().name())
        .with(EventColumn.SITE, kind.site())
        .plain();
  }

  private static StoredKind medication(EventKind.MedicationKind kind, Catalogue catalogue) {
    String rxnorm = catalogue.medication(kind.ingredient()).map(Medication::rxnorm).orElse("");
    Filler filler =
        rxnorm.isEmpty()
            ? new Filler("INGREDIENT", kind.ingredient())
            : new Filler("RXNORM", rxnorm);
    return filler
        .with(EventColumn.VALUE_TEXT, kind.ingredient())
        .with(EventColumn.STRENGTH, kind.strength())
        .with(EventColumn.UNITS_PER_DAY, kind.unitsPerDay())
        .with(EventColumn.ROUTE, kind.route())
        .numbered();
  }

  private static StoredKind covariate(EventKind.CovariateKind kind) {
    if (kind.name().equals("sex")) {
      return new Filler("SEX", kind.text()).plain();
    }
    Filler filler = new Filler("COVARIATE", kind.name()).with(EventColumn.VALUE_TEXT, kind.text());
    return kind.text().isEmpty() ? filler.numbered() : filler.plain();
  }

  private static StoredKind life(LifeEvent event) {
    return switch (event) {
      case BIRTH -> named("MEDS_BIRTH");
      case DEATH -> named("MEDS_DEATH");
      case ENROLMENT_START -> new Filler("ENROLMENT", "START").plain();
      case ENROLMENT_END -> new Filler("ENROLMENT", "END").plain();
    };
  }

  private static StoredKind named(String code) {
    return new StoredKind(Map.of(EventColumn.CODE, code), false);
  }

  /** The kind these columns stand for. */
  EventKind restore() {
    String code = text(EventColumn.CODE);
    int separator = code.indexOf(SEPARATOR);
    if (separator < 0) {
      LifeEvent event = code.equals("MEDS_BIRTH") ? LifeEvent.BIRTH : LifeEvent.DEATH;
      return new EventKind.LifeKind(event);
    }
    return restore(code.substring(0, separator), code.substring(separator + 2));
  }

  private EventKind restore(String system, String code) {
    return switch (system) {
      case "MEASURE" -> new EventKind.MeasureKind(code, text(EventColumn.CONTEXT));
      case "ICD10CM" -> new EventKind.ConditionKind(code);
      case "PLAN" -> new EventKind.PlanKind(code, text(EventColumn.VALUE_TEXT));
      case "SEX" -> new EventKind.CovariateKind("sex", code);
      case "COVARIATE" -> new EventKind.CovariateKind(code, text(EventColumn.VALUE_TEXT));
      case "VISIT" -> restoreVisit(code);
      case "RXNORM", "INGREDIENT" -> restoreMedication();
      case "ENROLMENT" ->
          new EventKind.LifeKind(
              code.equals("START") ? LifeEvent.ENROLMENT_START : LifeEvent.ENROLMENT_END);
      case "PROCEDURE" -> restoreProcedure("", "");
      default -> restoreProcedure(system, code);
    };
  }

  private EventKind restoreVisit(String type) {
    return new EventKind.VisitKind(
        type,
        text(EventColumn.INITIATOR),
        Attendance.valueOf(text(EventColumn.ATTENDANCE)),
        text(EventColumn.SITE));
  }

  private EventKind restoreMedication() {
    return new EventKind.MedicationKind(
        text(EventColumn.VALUE_TEXT),
        number(EventColumn.STRENGTH),
        number(EventColumn.UNITS_PER_DAY),
        text(EventColumn.ROUTE));
  }

  private EventKind restoreProcedure(String system, String code) {
    return new EventKind.ProcedureKind(
        text(EventColumn.FAMILY),
        system,
        code,
        text(EventColumn.REGION),
        text(EventColumn.LATERALITY),
        text(EventColumn.LEVEL),
        text(EventColumn.INTENT),
        text(EventColumn.SITE),
        (int) number(EventColumn.SERIES_NO));
  }

  private String text(EventColumn column) {
    Object text = columns.get(column);
    return text == null ? "" : (String) text;
  }

  private double number(EventColumn column) {
    Object number = columns.get(column);
    return number == null ? 0 : ((Number) number).doubleValue();
  }
}
