package org.reliefspan.analysis.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.CodeMatch;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.domain.clinical.EventKind;

/** Reads procedures; a family given directly wins over a code. */
record ProcedureReader(Catalogue catalogue) implements TableReader {
  private static final String RELIEF = "block_relief_pct";

  @Override
  public Reading read(CandidateRecord record) {
    String code = CellText.id(record.cell("code").toUpperCase(Locale.ROOT));
    String family = CellText.word(record.cell("family"));
    if (code.isEmpty() && family.isEmpty()) {
      return TableReader.blank();
    }
    String system = code.isEmpty() ? "" : system(record.cell("code_system"), code);
    String region = region(record.cell("region"));
    if (!family.isEmpty()) {
      return accept(record, known(family), new Coded(system, code, region));
    }
    CodeMatch match = catalogue.match(system, code, region);
    if (match instanceof CodeMatch.Family found) {
      return accept(record, found.family(), new Coded(system, code, region));
    }
    return match instanceof CodeMatch.Companion
        ? new Reading.Blank(ValidationRule.COMPANION_CODE)
        : new Reading.Rejected(
            match instanceof CodeMatch.Ambiguous
                ? ValidationRule.AMBIGUOUS_CODE
                : ValidationRule.UNKNOWN_CODE);
  }

  private record Coded(String system, String code, String region) {}

  private ProcedureFamily known(String family) {
    return catalogue
        .family(family)
        .orElseThrow(() -> new RejectedRecord(ValidationRule.UNKNOWN_FAMILY));
  }

  private Reading accept(CandidateRecord record, ProcedureFamily family, Coded coded) {
    String day = TableReader.dayText(record);
    CellText.word(record.cell("approach"));
    CellText.word(record.cell("guidance"));
    EventKind kind =
        new EventKind.ProcedureKind(
            family.id(),
            coded.system,
            coded.code,
            coded.region,
            side(record.cell("laterality"), family),
            CellText.id(record.cell("level")),
            CellText.word(record.cell("intent")),
            CellText.id(record.cell("site_id")),
            series(record.cell("series_no")));
    List<IntakeEvent> events = new ArrayList<>();
    events.add(TableReader.timed(record, day, kind));
    relief(record.cell("relief_pct"), events);
    return TableReader.accept(record, day, events);
  }

  private void relief(String text, List<IntakeEvent> events) {
    Optional<Measure> measure = catalogue.measure(RELIEF);
    if (!text.isEmpty() && measure.isPresent()) {
      double value = MeasureReader.score(measure.get(), text, "");
      EventKind kind = new EventKind.MeasureKind(RELIEF, "");
      events.add(new IntakeEvent(events.get(0).day(), events.get(0).minute(), kind, value));
    }
  }

  private static int series(String text) {
    double number = CellText.notNegative(text);
    if (number != Math.rint(number) || number > Short.MAX_VALUE) {
      throw new RejectedRecord(ValidationRule.OUT_OF_RANGE);
    }
    return (int) number;
  }

  private static String side(String text, ProcedureFamily family) {
    String side =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "" -> "";
          case "l", "lt", "left" -> "left";
          case "r", "rt", "right" -> "right";
          case "b", "50", "both", "bilateral" -> "bilateral";
          case "n", "none", "midline" -> "none";
          case "unknown" -> "unknown"; // said on purpose: the source does not record sides
          default -> throw new RejectedRecord(ValidationRule.BAD_LATERALITY);
        };
    if (family.sided() && (side.isEmpty() || side.equals("none"))) {
      throw new RejectedRecord(ValidationRule.LOST_LATERALITY);
    }
    return side;
  }

  /** Region codes of the spine are capitals ({@code L}, {@code SI}); others are words. */
  private String region(String text) {
    String region = CellText.id(text);
    return region.length() <= 2 ? region.toUpperCase(Locale.ROOT) : region.toLowerCase(Locale.ROOT);
  }

  private static String system(String text, String code) {
    if (!text.isEmpty()) {
      return CellText.id(text.toUpperCase(Locale.ROOT));
    }
    if (code.length() == 7) {
      return "ICD10PCS";
    }
    return Character.isDigit(code.charAt(0)) ? "CPT" : "HCPCS";
  }
}
