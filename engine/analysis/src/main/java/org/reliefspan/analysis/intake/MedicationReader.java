package org.reliefspan.analysis.intake;

import java.util.List;
import java.util.Locale;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.clinical.EventKind;

/** Reads supplies of medicines; an ingredient outside the catalogue is kept as a coded word. */
record MedicationReader(Catalogue catalogue) implements TableReader {
  @Override
  public Reading read(CandidateRecord record) {
    String ingredient = record.cell("ingredient").toLowerCase(Locale.ROOT);
    if (ingredient.isEmpty()) {
      return TableReader.blank();
    }
    String start = CellText.required(record.cell("start"));
    CellText.isYes(record.cell("prn"));
    EventKind kind =
        new EventKind.MedicationKind(
            catalogue.medication(ingredient).isPresent() ? ingredient : word(ingredient),
            CellText.notNegative(record.cell("strength")),
            CellText.notNegative(record.cell("units_per_day")),
            CellText.word(record.cell("route")));
    double supply = CellText.notNegative(CellText.required(record.cell("days_supply")));
    return TableReader.accept(
        record, start, List.of(IntakeEvent.onDay(CellText.day(start), kind, supply)));
  }

  private static String word(String ingredient) {
    return CellText.word(ingredient.replace(' ', '_').replace('-', '_'));
  }
}
