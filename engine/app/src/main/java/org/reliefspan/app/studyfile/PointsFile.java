package org.reliefspan.app.studyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.domain.spelling.Nearest;

/** Two columns of a CSV file with a header; lines that begin with # are comments. */
final class PointsFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private PointsFile() {}

  /**
   * Adds the rows of a file to the points.
   *
   * @return what is wrong with the file, if anything
   */
  static Optional<String> read(Path file, String x, String y, TableReader.Points points) {
    if (!Files.isRegularFile(file)) {
      return Optional.of("is not there. Paths begin at the pathway file.");
    }
    try (CSVParser rows = FORMAT.parse(Files.newBufferedReader(file))) {
      for (String column : List.of(x, y)) {
        if (!rows.getHeaderNames().contains(column)) {
          return Optional.of(
              "has no column \"%s\".%s"
                  .formatted(column, Nearest.hint(column, rows.getHeaderNames())));
        }
      }
      return add(rows, x, y, points);
    } catch (IOException | IllegalArgumentException problem) {
      return Optional.of("cannot be read as CSV. Maybe a column stands twice in its header?");
    }
  }

  private static Optional<String> add(
      CSVParser rows, String x, String y, TableReader.Points points) {
    for (CSVRecord row : rows) {
      if (!row.isConsistent()) {
        return Optional.of(
            "has too few or too many cells in row %d.".formatted(row.getRecordNumber()));
      }
      try {
        points.add(Double.parseDouble(row.get(x)), Double.parseDouble(row.get(y)));
      } catch (NumberFormatException problem) {
        return Optional.of(
            "has a cell in row %d that is no number.".formatted(row.getRecordNumber()));
      }
    }
    return Optional.empty();
  }
}
