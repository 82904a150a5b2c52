package org.reliefspan.domain.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table of visit data, with the columns it must and may have. */
public enum VisitTable {
  PATIENTS(
      List.of(List.of("patient_id")),
      List.of("birth_year", "age", "sex", "site_id", "payer", "enrol_start", "enrol_end", "death")),
  VISITS(
      List.of(List.of("patient_id"), List.of("day", "date")),
      List.of(
          "visit_id", "type", "initiator", "provider_role", "site_id", "scheduled", "attended")),
  CONDITIONS(List.of(List.of("patient_id"), List.of("day", "date"), List.of("icd10cm")), List.of()),
  PROCEDURES(
      List.of(List.of("patient_id"), List.of("day", "date"), List.of("code", "family")),
      List.of(
          "hour",
          "code_system",
          "region",
          "level",
          "laterality",
          "approach",
          "intent",
          "guidance",
          "series_no",
          "site_id",
          "relief_pct")),
  MEASURES(
      List.of(List.of("patient_id"), List.of("day", "date"), List.of("measure"), List.of("value")),
      List.of("unit", "context", "hour")),
  MEDICATIONS(
      List.of(
          List.of("patient_id"), List.of("start"), List.of("days_supply"), List.of("ingredient")),
      List.of("strength", "units_per_day", "route", "prn")),
  PLANS(
      List.of(List.of("patient_id"), List.of("day", "date")),
      List.of(
          "goal",
          "med_strategy",
          "procedure_timeline",
          "pt_ordered",
          "flare_plan",
          "deviation_reason"));

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<List<String>> required;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> optional;

  VisitTable(List<List<String>> required, List<String> optional) {
    this.required = required;
    this.optional = optional;
  }

  /** The file stem, such as {@code measures}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Groups of column names; of each group at least one must be there. */
  public List<List<String>> required() {
    return required;
  }

  public List<String> optional() {
    return optional;
  }

  /** Whether the table gives the column a meaning of its own. */
  public boolean defines(String column) {
    return optional.contains(column) || required.stream().anyMatch(group -> group.contains(column));
  }

  /** Whether a column that the table does not define is kept, as a covariate of the patient. */
  public boolean keepsOtherColumns() {
    return this == PATIENTS;
  }

  /** The table with this file stem, in any case. */
  public static Optional<VisitTable> ofId(String id) {
    return Arrays.stream(values()).filter(table -> table.name().equalsIgnoreCase(id)).findFirst();
  }
}
