package org.reliefspan.app.service;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.analysis.estimate.KnownTruth;

/** Reads {@code truth/estimands.csv} of a synthetic clinic. */
final class TruthFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private TruthFile() {}

  static KnownTruth read(Path file) {
    Map<KnownTruth.Quantity, KnownTruth.Value> values = new LinkedHashMap<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : FORMAT.parse(reader)) {
        double value = number(row.get("value"));
        if (Double.isFinite(value)) {
          values.put(quantity(row), new KnownTruth.Value(value, number(row.get("mc_error"))));
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return KnownTruth.of(values);
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
