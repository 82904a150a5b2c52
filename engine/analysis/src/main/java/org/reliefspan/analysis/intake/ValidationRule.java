package org.reliefspan.analysis.intake;

import java.util.Locale;

/** A rule that rows, records or patients are held against. */
public enum ValidationRule {
  /** The row has more or fewer cells than the header. */
  MALFORMED_ROW,
  /** The patient, the date or another cell without which the record means nothing is blank. */
  MISSING_REQUIRED,
  BAD_DATE,
  NOT_A_NUMBER,
  NEGATIVE_NUMBER,
  OUT_OF_RANGE,
  UNKNOWN_MEASURE,
  UNKNOWN_UNIT,
  UNKNOWN_CODE,
  /** Several families share the code and no region tells them apart. */
  AMBIGUOUS_CODE,
  UNKNOWN_FAMILY,
  BAD_LATERALITY,
  /** A procedure of a sided family does not say which side. */
  LOST_LATERALITY,
  BAD_CODED_TEXT,
  /** Ages over 89 are to be given as 90. */
  AGE_OVER_89,
  /** A walking distance over 5,000 m after one under 200 m. */
  YARDS_IN_METRES,
  UNKNOWN_PATIENT,
  BEFORE_BIRTH,
  AFTER_DEATH,
  OUTSIDE_ENROLMENT,
  EXACT_DUPLICATE,
  /** The same measure twice on one day in one context. */
  DUPLICATE_SCORE,
  /** A second, different row of one patient. */
  DUPLICATE_PATIENT,
  /** The row does not fulfil the mapping's condition. */
  WHERE,
  /** The cell a record is about is blank. */
  BLANK_CELL,
  /** The code only accompanies a procedure: a drug, a device, imaging, a visit. */
  COMPANION_CODE,
  /** A year of birth means nothing for a patient whose days are integers. */
  BIRTH_YEAR_WITHOUT_DATES,
  /** The table does not define the column, so it is not read. */
  UNKNOWN_COLUMN,
  /** The file of the folder is no visit table by its name, so it is not read. */
  IGNORED_FILE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A number that is stable within one run; never stored. */
  @SuppressWarnings("EnumOrdinal") // packed into the bits of a row's entry while a run lasts
  int number() {
    return ordinal();
  }
}
