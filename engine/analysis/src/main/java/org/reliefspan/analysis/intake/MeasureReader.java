package org.reliefspan.analysis.intake;

import java.util.List;
import java.util.Locale;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.clinical.EventKind;

/** Reads scores. */
record MeasureReader(Catalogue catalogue) implements TableReader {
  @Override
  public Reading read(CandidateRecord record) {
    String text = record.cell("value");
    if (text.isEmpty()) {
      return TableReader.blank();
    }
    String day = TableReader.dayText(record);
    Measure measure = measure(record);
    double value = score(measure, text, record.cell("unit"));
    EventKind kind = new EventKind.MeasureKind(measure.id(), CellText.word(record.cell("context")));
    short minute = CellText.minute(record.cell("hour"), day);
    IntakeEvent event = new IntakeEvent(CellText.day(day), minute, kind, value);
    return TableReader.accept(record, day, List.of(event));
  }

  private Measure measure(CandidateRecord record) {
    String id = CellText.required(record.cell("measure")).toLowerCase(Locale.ROOT);
    return catalogue
        .measure(id)
        .orElseThrow(() -> new RejectedRecord(ValidationRule.UNKNOWN_MEASURE));
  }

  static double score(Measure measure, String text, String unit) {
    double value = UnitConversion.convert(CellText.number(text), unit, measure);
    if (!measure.inRange(value)) {
      throw new RejectedRecord(ValidationRule.OUT_OF_RANGE);
    }
    return value;
  }
}
