package org.reliefspan.report.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a published table as a CSV file (RFC 4180, UTF-8). */
public final class CsvWriter {
  private CsvWriter() {}

  /** Writes {@code NAME.csv} into the directory. */
  public static <R> void write(ResultTable<R> table, Path directory) throws IOException {
    Path file = directory.resolve(table.name() + ".csv");
    try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
      for (Column<R> column : table.columns()) {
        printer.print(column.name());
      }
      printer.println();
      for (R row : table.rows()) {
        for (Column<R> column : table.columns()) {
          printer.print(column.cell().apply(row).csv());
        }
        printer.println();
      }
    }
  }
}
