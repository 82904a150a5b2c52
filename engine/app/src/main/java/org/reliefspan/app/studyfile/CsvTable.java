package org.reliefspan.app.studyfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.reliefspan.domain.spelling.Nearest;

/** A CSV file with a header, by columns; lines that begin with # are comments. */
public final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();
  private static final Set<String> MISSING = Set.of("", "NA", "NaN", "NULL", "null", ".");

  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private int rows;

  private CsvTable() {}

  /**
   * Reads a file.
   *
   * @param advice when it is not there
   * @throws Unreadable in words that continue a sentence about the file
   */
  public static CsvTable read(Path file, String advice) throws Unreadable {
    if (!Files.isRegularFile(file)) {
      throw new Unreadable("is not there. " + advice);
    }
    try (CSVParser parser = FORMAT.parse(Files.newBufferedReader(file))) {
      CsvTable table = new CsvTable();
      parser.getHeaderNames().forEach(name -> table.columns.put(name, new ArrayList<>()));
      for (CSVRecord row : parser) {
        table.add(row);
      }
      return table;
    } catch (IOException | IllegalArgumentException problem) {
      throw new Unreadable("cannot be read as CSV. Maybe a column stands twice in its header?");
    }
  }

  private void add(CSVRecord row) throws Unreadable {
    if (!row.isConsistent()) {
      throw new Unreadable(
          "has too few or too many cells in row %d.".formatted(row.getRecordNumber()));
    }
    int at = 0;
    for (List<String> cells : columns.values()) {
      cells.add(row.get(at++));
    }
    rows++;
  }

  /** Names of the columns, in order. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /**
   * Cells of a column.
   *
   * @throws Unreadable if it is not there, or has cells without a value
   */
  public List<String> cells(String column) throws Unreadable {
    List<String> cells = cellsAsTheyAre(column);
    long missing = cells.stream().filter(MISSING::contains).count();
    if (missing > 0) {
      throw new Unreadable(
          ("has %d of %d rows without a value in the column \"%s\". Maybe leave these rows out of"
                  + " the file, or fill them in before.")
              .formatted(missing, rows, column));
    }
    return cells;
  }

  /**
   * Cells of a column, some of which may have no value.
   *
   * @throws Unreadable if it is not there
   */
  public List<String> cellsAsTheyAre(String column) throws Unreadable {
    if (!columns.containsKey(column)) {
      throw new Unreadable(
          "has no column \"%s\".%s".formatted(column, Nearest.hint(column, columns.keySet())));
    }
    return Optional.ofNullable(columns.get(column)).orElse(List.of());
  }

  /**
   * Numbers of a column.
   *
   * @throws Unreadable if a cell is no finite number
   */
  public double[] numbers(String column) throws Unreadable {
    List<String> cells = cells(column);
    long wrong = cells.stream().filter(cell -> !isNumber(cell)).count();
    if (wrong > 0) {
      throw new Unreadable(
          "has %d of %d cells in the column \"%s\" that are no finite number."
              .formatted(wrong, rows, column));
    }
    return cells.stream().mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * Whether a column holds numbers.
   *
   * @throws Unreadable if some of its cells are numbers and others are not
   */
  boolean isOfNumbers(String column) throws Unreadable {
    long numbers = cells(column).stream().filter(CsvTable::isNumber).count();
    if (numbers > 0 && numbers < rows) {
      throw new Unreadable(
          ("has %d cells that are numbers and %d that are not in the column \"%s\". Maybe write"
                  + " all as words, or leave rows out.")
              .formatted(numbers, rows - numbers, column));
    }
    return numbers == rows;
  }

  /** Whether it is a finite number. */
  static boolean isNumber(String cell) {
    try {
      return Math.abs(Double.parseDouble(cell)) < Double.POSITIVE_INFINITY;
    } catch (NumberFormatException word) {
      return false;
    }
  }

  /** What is wrong with a file, in words that continue a sentence about it. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }

    /** The words. */
    public String words() {
      return String.valueOf(getMessage());
    }
  }
}
