package org.reliefspan.app.service;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.analysis.estimate.KnownTruth;
import org.reliefspan.domain.study.Finding;

/** Reads {@code truth/estimands.csv} of a synthetic clinic. */
final class TruthFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private TruthFile() {}

  /**
   * @throws FindingsException if a row cannot be understood
   */
  static KnownTruth read(Path file) {
    Map<KnownTruth.Quantity, KnownTruth.Value> values = new LinkedHashMap<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : FORMAT.parse(reader)) {
        read(file, row, values);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return KnownTruth.of(values);
  }

  private static void read(
      Path file, CSVRecord row, Map<KnownTruth.Quantity, KnownTruth.Value> values) {
    try {
      double value = number(row.get("value"));
      if (Double.isFinite(value)) {
        values.put(quantity(row), new KnownTruth.Value(value, number(row.get("mc_error"))));
      }
    } catch (IllegalArgumentException problem) { // a missing column or a text that is no number
      throw new FindingsException(
          List.of(
              new Finding(
                  file.toString(),
                  Math.toIntExact(row.getRecordNumber() + 1),
                  "",
                  "is not a row of true values. Maybe the file is not from synth?")));
    }
  }

  private static KnownTruth.Quantity quantity(CSVRecord row) {
    return new KnownTruth.Quantity(
        row.get("procedure"),
        row.get("stratum"),
        row.get("definition"),
        row.get("strategy"),
        row.get("population"),
        row.get("quantity"));
  }

  private static double number(String text) {
    return text.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }
}
