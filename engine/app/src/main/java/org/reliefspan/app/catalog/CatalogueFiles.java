package org.reliefspan.app.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.ConditionGroup;
import org.reliefspan.domain.catalog.Direction;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.Medication;
import org.reliefspan.domain.catalog.ProcedureCode;
import org.reliefspan.domain.catalog.ProcedureFamily;

/** Reads the catalogue. A file in the user's folder replaces the built-in one of the same name. */
public final class CatalogueFiles {
  /** Names of the files. */
  public static final List<String> NAMES =
      List.of(
          "procedures.csv",
          "procedure_codes.csv",
          "measures.csv",
          "conditions.csv",
          "medications.csv");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "procedures.csv",
          List.of(
              "family_id",
              "name",
              "group",
              "region",
              "laterality",
              "intent",
              "onset_max_d",
              "blackout_d",
              "repeat_min_d",
              "series_gap_d"),
          "procedure_codes.csv",
          List.of("family_id", "code_system", "code", "role"),
          "measures.csv",
          List.of(
              "measure_id",
              "name",
              "direction",
              "min",
              "max",
              "unit",
              "mcid_abs",
              "substantial_abs"),
          "conditions.csv",
          List.of("group_id", "name", "icd10cm_prefixes", "primary_measures"),
          "medications.csv",
          List.of("med_id", "example_ingredient", "rxnorm_cui", "mme_factor"));

  private static final Set<String> SIDES = Set.of("left", "right");

  private final Optional<Path> folder;

  private CatalogueFiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The catalogue that ships with the engine. */
  public static Catalogue builtIn() {
    return new CatalogueFiles(Optional.empty()).read();
  }

  /**
   * The catalogue with a user's files.
   *
   * @throws IllegalArgumentException if a file cannot be understood; the message names file and row
   */
  public static Catalogue with(Path folder) {
    return new CatalogueFiles(Optional.of(folder)).read();
  }

  private Catalogue read() {
    return new Catalogue(
        rows("procedures.csv", CatalogueFiles::family),
        rows("procedure_codes.csv", CatalogueFiles::code),
        rows("measures.csv", CatalogueFiles::measure),
        rows("conditions.csv", CatalogueFiles::condition),
        rows("medications.csv", CatalogueFiles::medication));
  }

  private <T> List<T> rows(String file, Function<CSVRecord, T> parse) {
    try (Reader reader = open(file)) {
      CSVParser parser = FORMAT.parse(reader);
      requireColumns(file, parser.getHeaderNames());
      return parser.stream().map(row -> parseRow(file, row, parse)).toList();
    } catch (IOException problem) {
      throw new UncheckedIOException("catalogue file " + file + " cannot be read", problem);
    }
  }

  /** A user's file must have the columns of the built-in one that are read. */
  private static void requireColumns(String file, List<String> found) {
    for (String column : COLUMNS.getOrDefault(file, List.of())) {
      if (!found.contains(column)) {
        throw new IllegalArgumentException(
            "catalogue file %s needs the column %s".formatted(file, column));
      }
    }
  }

  private static <T> T parseRow(String file, CSVRecord row, Function<CSVRecord, T> parse) {
    try {
      return parse.apply(row);
    } catch (IllegalStateException | ArrayIndexOutOfBoundsException problem) {
      throw new IllegalArgumentException(
          "catalogue file %s, row %s has fewer cells than the header"
              .formatted(file, row.getRecordNumber()),
          problem);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(
          "catalogue file %s, row %d: %s"
              .formatted(file, row.getRecordNumber(), problem.getMessage()),
          problem);
    }
  }

  private Reader open(String file) throws IOException {
    Optional<Path> own = folder.map(path -> path.resolve(file)).filter(Files::exists);
    if (own.isPresent()) {
      return Files.newBufferedReader(own.get());
    }
    InputStream resource = Catalogue.class.getResourceAsStream(file);
    if (resource == null) {
      throw new IOException("built-in catalogue file " + file + " is missing");
    }
    return new InputStreamReader(resource, StandardCharsets.UTF_8);
  }

  private static ProcedureFamily family(CSVRecord row) {
    List<String> sides = list(row, "laterality");
    return new ProcedureFamily(
        row.get("family_id"),
        row.get("name"),
        row.get("group"),
        Set.copyOf(list(row, "region")),
        sides.stream().anyMatch(SIDES::contains),
        row.get("intent"),
        days(row, "onset_max_d"),
        days(row, "blackout_d"),
        days(row, "repeat_min_d"),
        days(row, "series_gap_d"));
  }

  private static ProcedureCode code(CSVRecord row) {
    return new ProcedureCode(
        row.get("family_id"), row.get("code_system"), row.get("code"), row.get("role"));
  }

  private static Measure measure(CSVRecord row) {
    return new Measure(
        row.get("measure_id"),
        row.get("name"),
        Direction.parse(row.get("direction")),
        Double.parseDouble(row.get("min")),
        Double.parseDouble(row.get("max")),
        row.get("unit"),
        number(row, "mcid_abs"),
        number(row, "substantial_abs"));
  }

  private static ConditionGroup condition(CSVRecord row) {
    return new ConditionGroup(
        row.get("group_id"),
        row.get("name"),
        list(row, "icd10cm_prefixes"),
        list(row, "primary_measures"));
  }

  private static Medication medication(CSVRecord row) {
    OptionalDouble factor = number(row, "mme_factor");
    boolean counts = factor.isPresent() && factor.getAsDouble() > 0;
    return new Medication(
        row.get("med_id"),
        row.get("example_ingredient"),
        row.get("rxnorm_cui"),
        counts ? factor : OptionalDouble.empty());
  }

  private static List<String> list(CSVRecord row, String column) {
    return Arrays.stream(row.get(column).split(";", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty() && !item.equals("-"))
        .toList();
  }

  private static int days(CSVRecord row, String column) {
    return (int) Math.ceil(Double.parseDouble(row.get(column)));
  }

  /** Empty for a blank, a dash or a word such as {@code exclude}. */
  private static OptionalDouble number(CSVRecord row, String column) {
    try {
      return OptionalDouble.of(Double.parseDouble(row.get(column)));
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }
}
