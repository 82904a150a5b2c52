package org.reliefspan.analysis.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.reliefspan.domain.clinical.EventKind;

/** Reads diagnoses, with or without the dot. */
record ConditionReader() implements TableReader {
  private static final Pattern ICD10CM = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.?[0-9A-Z]{1,4})?");

  @Override
  public Reading read(CandidateRecord record) {
    String code = record.cell("icd10cm").toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      return TableReader.blank();
    }
    String day = TableReader.dayText(record);
    EventKind kind = new EventKind.ConditionKind(dotted(code));
    return TableReader.accept(record, day, List.of(IntakeEvent.onDay(CellText.day(day), kind, 0)));
  }

  private static String dotted(String code) {
    if (!ICD10CM.matcher(code).matches()) {
      throw new RejectedRecord(ValidationRule.UNKNOWN_CODE);
    }
    boolean lacksDot = code.length() > 3 && code.charAt(3) != '.';
    return lacksDot ? code.substring(0, 3) + "." + code.substring(3) : code;
  }
}
