package org.reliefspan.app.service;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.reliefspan.analysis.intake.QuarantineEntry;

/** Lists the rows that were set aside, by file, row number and reason; never their values. */
final class QuarantineFolder {
  private QuarantineFolder() {}

  static void write(Path results, List<QuarantineEntry> entries) throws IOException {
    Path folder = Files.createDirectories(results.resolve("quarantine"));
    try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve("rows.csv"));
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
      printer.printRecord("source", "row", "reason");
      for (QuarantineEntry entry : entries) {
        printer.printRecord(entry.source(), entry.row(), entry.rule().id());
      }
    }
  }
}
