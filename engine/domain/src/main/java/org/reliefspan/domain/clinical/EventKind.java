package org.reliefspan.domain.clinical;

import java.io.Serializable;

/**
 * The kind of an event: everything about it but patient, time and number. Unknown text is the empty
 * string; all text is coded ({@code [a-z0-9_]} and codes of code systems), never free text. Few
 * distinct kinds occur in a data set, so blocks keep them in a dictionary.
 */
public sealed interface EventKind extends Serializable {

  /** A score. The event's number is the score in the catalogue's unit. */
  record MeasureKind(String measure, String context) implements EventKind {}

  /**
   * A procedure. The event's number is not used.
   *
   * @param family family id of the catalogue
   * @param codeSystem code system as given, or empty when only the family was given
   * @param code code as given, or empty
   * @param laterality {@code left}, {@code right}, {@code bilateral}, {@code none} or empty
   * @param seriesNumber number within a planned series, 0 when not given
   */
  record ProcedureKind(
      String family,
      String codeSystem,
      String code,
      String region,
      String laterality,
      String level,
      String intent,
      String site,
      int seriesNumber)
      implements EventKind {}

  /**
   * A visit or a visit slot.
   *
   * @param initiator {@code scheduled}, {@code patient}, {@code authorisation} or {@code unknown}
   */
  record VisitKind(String type, String initiator, Attendance attendance, String site)
      implements EventKind {}

  /** A diagnosis, ICD-10-CM with its dot. */
  record ConditionKind(String icd10cm) implements EventKind {}

  /**
   * A supply of a medicine. The event's number is the days of supply.
   *
   * @param strength milligrams (or the catalogue's unit) per dose unit, 0 when not given
   * @param unitsPerDay dose units a day, 0 when not given
   */
  record MedicationKind(String ingredient, double strength, double unitsPerDay, String route)
      implements EventKind {}

  /** A part of a care plan, such as {@code goal} with a coded value. */
  record PlanKind(String part, String value) implements EventKind {}

  /**
   * A fact about the patient without a date: {@code sex}, {@code site_id}, {@code payer}, {@code
   * age} or a covariate. The event's number is the value of a numeric covariate; {@code text} that
   * of a coded one.
   */
  record CovariateKind(String name, String text) implements EventKind {}

  /** Birth, death and the ends of observation. */
  record LifeKind(LifeEvent event) implements EventKind {}
}
