package org.reliefspan.analysis.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.reliefspan.domain.clinical.EventKind;
import org.reliefspan.domain.clinical.LifeEvent;
import org.reliefspan.domain.intake.VisitTable;

/** Reads the row of a patient: facts, ends of observation and covariates. */
record PatientReader() implements TableReader {
  private static final int OLDEST = 90;

  @Override
  public Reading read(CandidateRecord record) {
    String patient = TableReader.patient(record);
    List<IntakeEvent> events = new ArrayList<>();
    addText("sex", sex(record.cell("sex")), events);
    addText("site_id", CellText.id(record.cell("site_id")), events);
    addText("payer", CellText.id(record.cell("payer")), events);
    addAge(record.cell("age"), events);
    addBirth(record.cell("birth_year"), events);
    addLife(record.cell("enrol_start"), LifeEvent.ENROLMENT_START, events);
    addLife(record.cell("enrol_end"), LifeEvent.ENROLMENT_END, events);
    addLife(record.cell("death"), LifeEvent.DEATH, events);
    for (String column : record.columns()) {
      if (!VisitTable.PATIENTS.defines(column)) {
        addCovariate(column, record.cell(column), events);
      }
    }
    return new Reading.Accepted(
        new IntakeRecord(patient, record.table(), "", calendar(record), events));
  }

  private static IntakeRecord.Calendar calendar(CandidateRecord record) {
    for (String column : List.of("enrol_start", "enrol_end", "death")) {
      if (!record.cell(column).isEmpty()) {
        return TableReader.calendar(record.cell(column));
      }
    }
    return IntakeRecord.Calendar.NONE;
  }

  private static void addText(String name, String text, List<IntakeEvent> events) {
    if (!text.isEmpty()) {
      events.add(IntakeEvent.undated(new EventKind.CovariateKind(name, text), 0));
    }
  }

  private static String sex(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "f", "female" -> "F";
      case "m", "male" -> "M";
      default -> CellText.id(text);
    };
  }

  private static void addAge(String text, List<IntakeEvent> events) {
    if (text.isEmpty()) {
      return;
    }
    double age = CellText.notNegative(text);
    if (age > OLDEST) {
      throw new RejectedRecord(ValidationRule.AGE_OVER_89);
    }
    events.add(IntakeEvent.undated(new EventKind.CovariateKind("age", ""), age));
  }

  private static void addBirth(String text, List<IntakeEvent> events) {
    if (text.isEmpty()) {
      return;
    }
    double year = CellText.number(text);
    if (year != Math.rint(year) || year < 1800 || year > 2200) {
      throw new RejectedRecord(ValidationRule.BAD_DATE);
    }
    int day = Math.toIntExact(LocalDate.of((int) year, 1, 1).toEpochDay());
    events.add(IntakeEvent.onDay(day, new EventKind.LifeKind(LifeEvent.BIRTH), 0));
  }

  private static void addLife(String text, LifeEvent event, List<IntakeEvent> events) {
    if (!text.isEmpty()) {
      events.add(IntakeEvent.onDay(CellText.day(text), new EventKind.LifeKind(event), 0));
    }
  }

  private static void addCovariate(String name, String text, List<IntakeEvent> events) {
    if (text.isEmpty()) {
      return;
    }
    if (looksNumeric(text)) {
      events.add(IntakeEvent.undated(new EventKind.CovariateKind(name, ""), CellText.number(text)));
    } else {
      addText(name, CellText.id(text.replace(' ', '_')), events);
    }
  }

  private static boolean looksNumeric(String text) {
    return NUMERIC.matcher(text).matches();
  }

  private static final Pattern NUMERIC =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
}
