package org.reliefspan.app.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.ProcedureCode;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.simulation.clinic.DurationLaw;
import org.reliefspan.simulation.clinic.EffectSpec;
import org.reliefspan.simulation.clinic.FamilyCare;

/**
 * What a family does in a synthetic clinic unless a truth file says otherwise: from the catalogue's
 * own windows. The duration is log-normal with the catalogue's median and the spread of its 5% and
 * 95% points; the rise takes its typical onset to reach nine tenths.
 */
public final class FamilyWindows {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
  private static final double NORMAL_95 = 1.6448536269514722;
  private static final double LOG_TEN = 2.302585092994046;

  private final Map<String, CSVRecord> rows = new LinkedHashMap<>();

  private FamilyWindows() {}

  /** The built-in catalogue. */
  public static FamilyWindows builtIn() {
    FamilyWindows windows = new FamilyWindows();
    InputStream stream =
        Objects.requireNonNull(
            Catalogue.class.getResourceAsStream("procedures.csv"), "procedures.csv");
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      for (CSVRecord row : FORMAT.parse(reader)) {
        windows.rows.put(row.get("family_id"), row);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return windows;
  }

  /** The usual care with a family, for nobody yet. */
  public FamilyCare care(ProcedureFamily family, Catalogue catalogue) {
    CSVRecord row = Objects.requireNonNull(rows.get(family.id()), family.id());
    double median = Math.max(0.1, number(row, "relief_p50_d"));
    double spread =
        Math.log(number(row, "relief_p95_d") / number(row, "relief_p05_d")) / (2 * NORMAL_95);
    double onset = Math.max(0.05, number(row, "onset_typ_d") / LOG_TEN);
    Optional<ProcedureCode> code = code(family, catalogue);
    return new FamilyCare(
        family.id(),
        code.map(ProcedureCode::code).orElse(""),
        code.map(ProcedureCode::system).orElse(""),
        region(family),
        family.sided() ? FamilyCare.Side.SIDED : FamilyCare.Side.NONE,
        family.intent().equals("diagnostic") ? "diagnostic" : "therapeutic",
        "G89.29",
        0,
        number(row, "resp_prob_default"),
        new EffectSpec(new DurationLaw.LogNormal(median, spread), 0, onset, 14, 5),
        Math.min(14, median / 4),
        Math.max(1, (int) number(row, "repeat_min_d")),
        2,
        0.5);
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static String region(ProcedureFamily family) {
    List<String> regions = family.regions().stream().filter(r -> !r.equals("any")).toList();
    if (regions.isEmpty() || regions.contains("L")) {
      return "L";
    }
    return regions.get(0);
  }

  private static Optional<ProcedureCode> code(ProcedureFamily family, Catalogue catalogue) {
    List<ProcedureCode> own =
        catalogue.codes().stream()
            .filter(code -> code.family().equals(family.id()))
            .filter(code -> code.role().equals("primary"))
            .toList();
    return own.stream()
        .filter(code -> code.system().equals("CPT"))
        .min(Comparator.comparing(ProcedureCode::code))
        .or(() -> own.stream().min(Comparator.comparing(ProcedureCode::code)));
  }
}
