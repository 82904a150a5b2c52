package org.reliefspan.spark.store;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.reliefspan.analysis.intake.QuarantineEntry;
import org.reliefspan.analysis.intake.ValidationRule;
import org.reliefspan.domain.estimate.DataQualityRow;

/** Reads and writes {@code quarantine.csv} and {@code data_quality.csv}. */
final class StoredReport {
  private static final String QUARANTINE = "quarantine.csv";
  private static final String QUARANTINE_HEADER = "source,row,rule";
  private static final String QUALITY = "data_quality.csv";
  private static final String QUALITY_HEADER = "rule,source,rows,share,action";

  private StoredReport() {}

  static void writeQuarantine(Path store, List<QuarantineEntry> entries) {
    StringBuilder csv = new StringBuilder(QUARANTINE_HEADER).append("\r\n");
    for (QuarantineEntry entry : entries) {
      csv.append(quoted(entry.source())).append(',').append(entry.row()).append(',');
      csv.append(entry.rule().id()).append("\r\n");
    }
    write(store.resolve(QUARANTINE), csv);
  }

  static void writeQuality(Path store, List<DataQualityRow> rows) {
    StringBuilder csv = new StringBuilder(QUALITY_HEADER).append("\r\n");
    for (DataQualityRow row : rows) {
      csv.append(quoted(row.rule())).append(',').append(quoted(row.source())).append(',');
      row.rows().ifPresent(csv::append);
      csv.append(',');
      row.share().ifPresent(csv::append);
      csv.append(',').append(quoted(row.action())).append("\r\n");
    }
    write(store.resolve(QUALITY), csv);
  }

  private static void write(Path file, CharSequence csv) {
    try {
      Files.writeString(file, csv);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  static List<QuarantineEntry> readQuarantine(Path store) {
    return read(
        store.resolve(QUARANTINE),
        3,
        cells ->
            new QuarantineEntry(
                cells[0],
                Long.parseLong(cells[1]),
                ValidationRule.valueOf(cells[2].toUpperCase(Locale.ROOT))));
  }

  static List<DataQualityRow> readQuality(Path store) {
    return read(
        store.resolve(QUALITY),
        5,
        cells ->
            new DataQualityRow(
                cells[0],
                cells[1],
                cells[2].isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(cells[2])),
                cells[3].isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(cells[3])),
                cells[4]));
  }

  private static <T> List<T> read(Path file, int columns, Function<String[], T> line) {
    List<T> lines = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file)) {
      for (String[] cells : parser().parseAll(text)) {
        if (cells.length != columns) {
          throw unreadable(file);
        }
        lines.add(line.apply(cells));
      }
    } catch (IOException | IllegalArgumentException cause) {
      throw unreadable(file);
    }
    return lines;
  }

  private static StoreFormatException unreadable(Path file) {
    return new StoreFormatException(
        "The *report* (%s) must be as the ingest wrote it. Maybe it was edited or deleted: ingest again."
            .formatted(file));
  }

  private static CsvParser parser() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setQuoteEscape('"');
    settings.getFormat().setComment('\0');
    settings.setHeaderExtractionEnabled(true);
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue("");
    settings.setEmptyValue("");
    return new CsvParser(settings);
  }
}
