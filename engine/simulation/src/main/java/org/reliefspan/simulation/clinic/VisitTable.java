package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The visit tables that the clinic writes, with their columns in order. */
public enum VisitTable {
  /** One row per patient. */
  PATIENTS(
      "patient_id",
      "age",
      "sex",
      "site_id",
      "payer",
      "enrol_start",
      "enrol_end",
      "death",
      "severity",
      "low_mood",
      "work_compensation",
      "disc_herniation",
      "adherence",
      "entry_year"),
  /** One row per visit, missed ones included. */
  VISITS(
      "patient_id",
      "day",
      "visit_id",
      "type",
      "initiator",
      "provider_role",
      "site_id",
      "scheduled",
      "attended"),
  /** One row per diagnosis. */
  CONDITIONS("patient_id", "day", "icd10cm"),
  /** One row per procedure. */
  PROCEDURES(
      "patient_id",
      "day",
      "code",
      "family",
      "code_system",
      "region",
      "level",
      "laterality",
      "intent",
      "guidance",
      "site_id",
      "relief_pct"),
  /** One row per score. */
  MEASURES("patient_id", "day", "measure", "value", "unit", "context"),
  /** One row per prescription. */
  MEDICATIONS(
      "patient_id",
      "start",
      "days_supply",
      "ingredient",
      "strength",
      "units_per_day",
      "route",
      "prn"),
  /** One row per care plan. */
  PLANS(
      "patient_id",
      "day",
      "goal",
      "med_strategy",
      "procedure_timeline",
      "pt_ordered",
      "flare_plan",
      "deviation_reason");

  /** The column of the patients table that holds C when it is released. */
  static final String SENSITISED = "sensitised";

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> columns;

  VisitTable(String... columns) {
    this.columns = List.of(columns);
  }

  /**
   * The table's name, also the name of its file without extension.
   *
   * @return for instance {@code patients}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The header.
   *
   * @return column names in the order of the cells
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * The header in one clinic.
   *
   * @param release what it writes beyond the usual tables
   * @return column names in the order of the cells
   */
  public List<String> columns(Release release) {
    if (this != PATIENTS || release.sensitisation() == Sensitisation.HIDDEN) {
      return columns;
    }
    List<String> extended = new ArrayList<>(columns);
    extended.add(SENSITISED);
    return List.copyOf(extended);
  }
}
